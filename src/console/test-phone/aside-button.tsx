/** Sets a scripted call aside, or takes it back, with a reason for the audit log. */
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import { SHELL_WORDS } from '../shell/words.js';
import { TEST_WORDS } from './words.js';

interface Props {
  name: string;
  aside: boolean;
  onChanged: () => void;
}

export function AsideButton({ name, aside, onChanged }: Props) {
  const words = useWords(TEST_WORDS);
  const shared = useWords(SHELL_WORDS);
  const task = useTask();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ why: string }>();
  const finish = ({ why }: { why: string }) =>
    task.run(async () => {
      await api.post('scripts/aside', { name, aside: !aside, why });
      setOpen(false);
      onChanged();
    });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {aside ? words.asideBack : words.aside}
      </Button>
      <Modal
        open={open}
        title={aside ? words.asideBack : words.asideTitle}
        okText={shared.confirm}
        cancelText={shared.cancel}
        confirmLoading={task.busy}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={(fields) => void finish(fields)}>
          <Form.Item
            name="why"
            label={words.why}
            extra={aside ? undefined : words.asideHint}
            rules={[{ required: true, min: 2, message: words.why }]}
          >
            <Input maxLength={200} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
