/** The form of a user, new or known. */
import { App, Form, Input, Modal, Radio } from 'antd';
import { useEffect } from 'react';
import type { NewUser, NewUserResult, UserChange, UserView } from '../../domain/console/users.js';
import type { Role } from '../../domain/role.js';
import { api } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import { ROLE_NAMES, SHELL_WORDS } from '../shell/words.js';
import { ROLE_HINTS, USER_WORDS } from './words.js';

const USERNAME = /^[a-z][a-z0-9._-]{1,31}$/;

interface Props {
  /** Null: closed. */
  edited: UserView | 'new' | null;
  onClose(): void;
  onCreated(username: string, password: string): void;
  onChange(user: UserView, change: UserChange): Promise<unknown>;
}

export function UserForm({ edited, onClose, onCreated, onChange }: Props) {
  const words = useWords({ ...SHELL_WORDS, ...USER_WORDS });
  const [form] = Form.useForm<NewUser>();
  const { message } = App.useApp();
  const task = useTask();
  const known = edited === 'new' || edited === null ? null : edited;
  useEffect(() => {
    if (edited !== null) form.setFieldsValue(known ?? { username: '', fullName: '', role: 'editor' });
  }, [edited, known, form]);

  const save = async (values: NewUser) => {
    if (known !== null) {
      await onChange(known, { fullName: values.fullName ?? '', role: values.role });
      return onClose();
    }
    await task.run(async () => {
      const answer = await api.post<NewUserResult>('users', { ...values, fullName: values.fullName ?? '' });
      if (answer.result === 'taken') return void message.error(words.taken);
      onClose();
      onCreated(values.username, answer.password);
    });
  };
  return (
    <Modal
      open={edited !== null}
      title={known === null ? words.add : `${words.change} ${known.username}`}
      okText={words.save}
      cancelText={words.cancel}
      confirmLoading={task.busy}
      okButtonProps={{ htmlType: 'submit', form: 'user-form' }}
      onCancel={onClose}
      forceRender
    >
      <Form form={form} name="user-form" layout="vertical" requiredMark={false} onFinish={save} autoComplete="off">
        <Form.Item
          name="username"
          label={words.username}
          extra={known === null ? words.usernameHint : undefined}
          rules={[
            { required: true, message: words.required },
            { pattern: USERNAME, message: words.usernameWrong },
          ]}
          hidden={known !== null}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="fullName" label={words.fullName}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={words.role}>
          <RoleChoice />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** All four with what they may, so that nobody has to guess. */
function RoleChoice({ value, onChange }: { value?: Role; onChange?: (role: Role) => void }) {
  const pick = usePick();
  return (
    <Radio.Group vertical value={value} onChange={(event) => onChange?.(event.target.value)}>
      {(Object.keys(ROLE_NAMES) as Role[]).map((role) => (
        <Radio key={role} value={role}>
          {pick(ROLE_NAMES[role])} <span className="quiet">{pick(ROLE_HINTS[role])}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
