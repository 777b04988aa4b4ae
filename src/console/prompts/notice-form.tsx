/** Writing a notice: words in both languages, begin and end. */
import { Button, Form, Input } from 'antd';
import { fromLocalText, toLocalText } from '../content/local-time.js';
import { useWords } from '../shell/language.js';
import { SHELL_WORDS } from '../shell/words.js';
import { NOTICE_WORDS } from './notice-words.js';

interface Written {
  value: { title: string; text: Record<string, string> };
  startsAtMs: number | null;
  endsAtMs: number | null;
}

interface Fields {
  title: string;
  chinese: string;
  english?: string;
  from: string;
  to: string;
}

/** As `speech/duration.ts` counts. */
const HAN_PER_SECOND = 4.5;
const DAY_MS = 86_400_000;

export function NoticeForm({
  busy,
  onCancel,
  onPublish,
}: {
  busy: boolean;
  onCancel: () => void;
  onPublish: (written: Written) => void;
}) {
  const words = useWords(NOTICE_WORDS);
  const shared = useWords(SHELL_WORDS);
  const [form] = Form.useForm<Fields>();
  const chinese = Form.useWatch('chinese', form) ?? '';
  const required = { required: true, message: words.required };
  const finish = ({ title, chinese: zh, english = '', from, to }: Fields) => {
    const text = { 'zh-CN': zh.trim(), ...(english.trim() !== '' && { en: english.trim() }) };
    onPublish({ value: { title: title.trim(), text }, startsAtMs: fromLocalText(from), endsAtMs: fromLocalText(to) });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="notice-form"
      initialValues={{ from: toLocalText(Date.now()), to: toLocalText(Date.now() + DAY_MS) }}
      onFinish={finish}
    >
      <Form.Item name="title" label={words.title} rules={[required]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="chinese"
        label={words.chinese}
        rules={[required, { min: 2 }]}
        extra={words.takes(Math.round((chinese.length / HAN_PER_SECOND) * 10) / 10)}
      >
        <Input.TextArea maxLength={120} rows={2} showCount />
      </Form.Item>
      <Form.Item name="english" label={words.english}>
        <Input.TextArea maxLength={120} rows={2} />
      </Form.Item>
      <div className="two">
        <Form.Item name="from" label={words.from} rules={[required]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item
          name="to"
          label={words.to}
          dependencies={['from']}
          rules={[
            required,
            {
              validator: async (_, to: string) => {
                if (to && to <= form.getFieldValue('from')) throw new Error(words.endBeforeStart);
              },
            },
          ]}
        >
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <div className="editor-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {words.publish}
        </Button>
        <Button onClick={onCancel}>{shared.cancel}</Button>
      </div>
    </Form>
  );
}
