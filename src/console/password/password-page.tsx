/** Changing the own password. */
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { PasswordChange, PasswordResult } from '../../domain/console/session.js';
import { api } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { useSession } from '../shell/session.js';
import { useTask } from '../shell/use-task.js';
import { PASSWORD_RESULTS, PASSWORD_WORDS } from './words.js';

const LENGTH = 10;

export function PasswordPage() {
  const words = useWords(PASSWORD_WORDS);
  const pick = usePick();
  const { username, mustChange } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const [refused, setRefused] = useState<PasswordResult['result'] | null>(null);
  const task = useTask();
  const change = ({ current, fresh }: PasswordChange) =>
    task.run(async () => {
      const { result } = await api.post<PasswordResult>('session/password', { current, fresh });
      setRefused(result === 'changed' ? null : result);
      if (result !== 'changed') return;
      void message.success(pick(PASSWORD_RESULTS.changed));
      form.resetFields();
      if (mustChange) window.location.assign('/console');
    });
  const required = { required: true, message: words.required };
  return (
    <>
      <PageHeader title={words.title} />
      <div className="sheet narrow">
        {mustChange && <Alert type="warning" showIcon title={words.must} style={{ marginBottom: 16 }} />}
        {refused && (
          <Alert type="error" showIcon role="alert" title={pick(PASSWORD_RESULTS[refused])} style={{ marginBottom: 16 }} />
        )}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={change}>
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <Form.Item name="current" label={words.current} rules={[required]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            name="fresh"
            label={words.fresh}
            extra={words.freshHint}
            rules={[required, { min: LENGTH, message: words.short }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={words.again}
            dependencies={['fresh']}
            rules={[
              required,
              {
                validator: async (_, value) => {
                  if (value && value !== form.getFieldValue('fresh')) throw new Error(words.different);
                },
              },
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={task.busy}>
            {words.save}
          </Button>
        </Form>
      </div>
    </>
  );
}
