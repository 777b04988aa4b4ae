/** What can be done with a ticket in its state: assign, note, close, reopen; each in a small form. */
import { App, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { TicketChangeResult, TicketDetail, TicketResult, WindowList } from '../../domain/console/tickets.js';
import { api } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { SHELL_WORDS } from '../shell/words.js';
import { REFUSALS, RESULT_NAMES, TICKET_WORDS } from './words.js';

type Verb = 'assign' | 'note' | 'close' | 'reopen';

interface Given {
  window?: string;
  result?: TicketResult;
  text?: string;
}

export function TicketActions({ ticket, onChanged }: { ticket: TicketDetail; onChanged: () => void }) {
  const words = useWords(TICKET_WORDS);
  const [verb, setVerb] = useState<Verb | null>(null);
  const closed = ticket.state === 'closed';
  return (
    <>
      <Button onClick={() => setVerb('note')}>{words.note}</Button>
      {!closed && <Button onClick={() => setVerb('assign')}>{ticket.state === 'open' ? words.assign : words.handOn}</Button>}
      {closed ? (
        <Button onClick={() => setVerb('reopen')}>{words.reopen}</Button>
      ) : (
        <Button type="primary" onClick={() => setVerb('close')}>
          {words.close}
        </Button>
      )}
      {verb !== null && <StepForm ticket={ticket} verb={verb} onClose={() => setVerb(null)} onChanged={onChanged} />}
    </>
  );
}

interface StepProps {
  ticket: TicketDetail;
  verb: Verb;
  onClose(): void;
  onChanged(): void;
}

function StepForm({ ticket, verb, onClose, onChanged }: StepProps) {
  const words = useWords({ ...SHELL_WORDS, ...TICKET_WORDS });
  const pick = usePick();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const task = useTask();
  const title = {
    assign: ticket.state === 'open' ? words.assign : words.handOn,
    note: words.note,
    close: words.close,
    reopen: words.reopen,
  };
  const label = { assign: words.assignNote, note: words.noteText, close: words.closeText, reopen: words.reopenText };
  const take = (given: Given) =>
    task.run(async () => {
      const path = `tickets/${encodeURIComponent(ticket.number)}/${verb}`;
      const { result } = await api.post<TicketChangeResult>(path, { ...given, text: given.text?.trim() || undefined });
      if (result !== 'changed') void message.warning(pick(REFUSALS[result]));
      onClose();
      onChanged();
    });
  return (
    <Modal
      open
      title={title[verb]}
      okText={title[verb]}
      cancelText={words.cancel}
      confirmLoading={task.busy}
      okButtonProps={{ htmlType: 'submit', form: 'ticket-step' }}
      onCancel={onClose}
    >
      <Form
        form={form}
        name="ticket-step"
        layout="vertical"
        requiredMark={false}
        onFinish={take}
        initialValues={{ window: ticket.window?.code }}
      >
        {verb === 'assign' && <WindowField />}
        {verb === 'close' && <ResultField />}
        <Form.Item
          name="text"
          label={label[verb]}
          rules={verb === 'assign' ? [] : [{ required: true, whitespace: true, min: 2, message: words.textWrong }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function WindowField() {
  const words = useWords(TICKET_WORDS);
  const windows = useLoad((signal) => api.get<WindowList>('windows', { signal }), []);
  return (
    <Form.Item name="window" label={words.assignTo} rules={[{ required: true, message: words.chooseWindow }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={windows.loading}
        options={windows.value?.windows.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
      />
    </Form.Item>
  );
}

function ResultField() {
  const words = useWords(TICKET_WORDS);
  const pick = usePick();
  return (
    <Form.Item name="result" label={words.result} rules={[{ required: true, message: words.chooseResult }]}>
      <Radio.Group options={Object.entries(RESULT_NAMES).map(([value, name]) => ({ value, label: pick(name) }))} />
    </Form.Item>
  );
}
