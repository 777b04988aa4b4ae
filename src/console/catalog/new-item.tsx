/** Asks for the code of a new item, and opens its form. */
import { Form, Input, Modal } from 'antd';
import { useWords } from '../shell/language.js';
import { SHELL_WORDS } from '../shell/words.js';
import { CATALOG_WORDS } from './words.js';

interface Props {
  open: boolean;
  taken: readonly string[];
  onClose: () => void;
  onOpen: (code: string) => void;
}

export function NewItem({ open, taken, onClose, onOpen }: Props) {
  const words = useWords(CATALOG_WORDS);
  const shared = useWords(SHELL_WORDS);
  const [form] = Form.useForm<{ code: string }>();
  const finish = ({ code }: { code: string }) => {
    onClose();
    onOpen(code);
  };
  return (
    <Modal
      open={open}
      title={words.add}
      okText={shared.confirm}
      cancelText={shared.cancel}
      onCancel={onClose}
      onOk={form.submit}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" preserve={false} onFinish={finish}>
        <Form.Item
          name="code"
          label={words.newCode}
          rules={[
            { required: true, pattern: /^\d{4}$/, message: words.newCode },
            {
              validator: async (_, code: string) => {
                if (taken.includes(code)) throw new Error(words.codeTaken);
              },
            },
          ]}
        >
          <Input inputMode="numeric" maxLength={4} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
