/** Keeps a call as a scripted call, or gives it as a file. */
import { App, Button, Form, Input, Modal } from 'antd';
import type { ScriptSaved } from '../../domain/console/scripted-calls.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import type { Recorded } from './console-server.js';
import { toScript } from './to-script.js';
import { TEST_WORDS } from './words.js';

interface Props {
  open: boolean;
  recorded: Recorded;
  operator: boolean;
  onClose: () => void;
}

export function SaveScript({ open, recorded, operator, onClose }: Props) {
  const words = useWords(TEST_WORDS);
  const { message } = App.useApp();
  const task = useTask();
  const [form] = Form.useForm<{ name: string }>();
  const ask = async (path: string) => {
    const { name } = await form.validateFields();
    return api.post<ScriptSaved>(path, { script: toScript(recorded, { name, operator }) });
  };
  const keep = () =>
    task.run(async () => {
      await ask('scripts');
      void message.success(words.kept);
      onClose();
    });
  const download = () =>
    task.run(async () => {
      const { name, yaml } = await ask('scripts/yaml');
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([yaml], { type: 'text/yaml' }));
      link.download = `${name}.yaml`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  return (
    <Modal
      open={open}
      title={words.saveTitle}
      onCancel={onClose}
      destroyOnHidden
      footer={[
        <Button key="download" loading={task.busy} onClick={() => void download()}>
          {words.download}
        </Button>,
        <Button key="keep" type="primary" loading={task.busy} onClick={() => void keep()}>
          {words.keep}
        </Button>,
      ]}
    >
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={() => void keep()}>
        <Form.Item
          name="name"
          label={words.call}
          extra={words.saveHint}
          rules={[{ required: true, whitespace: true, message: words.saveTitle }]}
        >
          <Input maxLength={100} placeholder={words.savePlace} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
