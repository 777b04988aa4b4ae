/** Users: who may sign in and what they may do. */
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import type { PasswordReset, UserChange, UserChangeResult, UserList, UserView } from '../../domain/console/users.js';
import { api } from '../shell/api.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { ShownOnce } from '../shell/shown-once.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { ROLE_NAMES } from '../shell/words.js';
import { UserForm } from './user-form.js';
import { UserState } from './user-state.js';
import { USER_WORDS } from './words.js';

interface Secret {
  username: string;
  password: string;
}

export function UsersPage() {
  const words = useWords(USER_WORDS);
  const pick = usePick();
  const { message, modal } = App.useApp();
  const list = useLoad((signal) => api.get<UserList>('users', { signal }), []);
  const [edited, setEdited] = useState<UserView | 'new' | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const task = useTask();

  const change = (user: UserView, changes: UserChange) =>
    task.run(async () => {
      const { result } = await api.patch<UserChangeResult>(`users/${user.username}`, changes);
      if (result !== 'changed') void message.error(words[result]);
      list.reload();
    });
  const reset = (user: UserView) =>
    task.run(async () => {
      const answer = await api.post<PasswordReset>(`users/${user.username}/password`);
      if (answer.result === 'reset') setSecret({ username: user.username, password: answer.password });
      else void message.error(words[answer.result]);
      list.reload();
    });
  const ask = (title: string, onOk: () => Promise<unknown>) => void modal.confirm({ title, onOk });

  const columns: Column<UserView>[] = [
    { key: 'username', title: words.username, place: 'head', show: (user) => <strong>{user.username}</strong> },
    { key: 'fullName', title: words.fullName, show: (user) => user.fullName || '–' },
    { key: 'role', title: words.role, show: (user) => <Tag>{pick(ROLE_NAMES[user.role])}</Tag> },
    { key: 'state', title: words.state, show: (user) => <UserState user={user} /> },
    { key: 'signedIn', title: words.signedIn, show: (user) => <Instant ms={user.signedInAtMs} /> },
    {
      key: 'actions',
      title: '',
      place: 'foot',
      width: 300,
      show: (user) => (
        <span className="row-actions">
          <Button size="small" onClick={() => setEdited(user)} aria-label={`${words.change} ${user.username}`}>
            {words.change}
          </Button>
          <Button
            size="small"
            onClick={() => ask(words.resetAsk(user.username), () => reset(user))}
            aria-label={`${words.reset} ${user.username}`}
          >
            {words.reset}
          </Button>
          {user.disabled ? (
            <Button size="small" onClick={() => change(user, { disabled: false })} aria-label={`${words.enable} ${user.username}`}>
              {words.enable}
            </Button>
          ) : (
            <Button
              size="small"
              danger
              onClick={() => ask(words.disableAsk(user.username), () => change(user, { disabled: true }))}
              aria-label={`${words.disable} ${user.username}`}
            >
              {words.disable}
            </Button>
          )}
        </span>
      ),
    },
  ];

  return (
    <>
      <PageHeader title={words.title} hint={words.hint}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
          {words.add}
        </Button>
      </PageHeader>
      <Loading from={list}>
        {({ users }) => <DataTable label={words.title} columns={columns} rows={users} rowKey={(user) => user.username} />}
      </Loading>
      <UserForm
        edited={edited}
        onClose={() => setEdited(null)}
        onCreated={(username, password) => {
          setSecret({ username, password });
          list.reload();
        }}
        onChange={change}
      />
      <ShownOnce
        title={words.passwordTitle(secret?.username ?? '')}
        hint={words.passwordHint}
        secret={secret?.password ?? null}
        onClose={() => setSecret(null)}
      />
    </>
  );
}
