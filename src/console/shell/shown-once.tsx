/** A secret that is shown this once: a first password, a token. Closing takes a second thought. */
import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Modal } from 'antd';
import { useWords } from './language.js';
import { SHELL_WORDS } from './words.js';

interface Props {
  title: string;
  hint: string;
  /** Null: nothing to show. */
  secret: string | null;
  onClose(): void;
}

export function ShownOnce({ title, hint, secret, onClose }: Props) {
  const words = useWords(SHELL_WORDS);
  const { message } = App.useApp();
  const copy = async () => {
    // Over plain http browsers give no clipboard; the text can be marked and copied by hand.
    await navigator.clipboard?.writeText(secret ?? '').then(
      () => message.success(words.copied),
      () => {},
    );
  };
  return (
    <Modal
      open={secret !== null}
      title={title}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {words.noted}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={hint} />
      <p className="secret">
        <code>{secret}</code>
        {'clipboard' in navigator && (
          <Button icon={<CopyOutlined />} onClick={copy}>
            {words.copy}
          </Button>
        )}
      </p>
    </Modal>
  );
}
