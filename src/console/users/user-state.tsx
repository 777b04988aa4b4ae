/** Whether a user can sign in, at a glance. */
import { Tag } from 'antd';
import type { UserView } from '../../domain/console/users.js';
import { useWords } from '../shell/language.js';
import { USER_WORDS } from './words.js';

export function UserState({ user }: { user: UserView }) {
  const words = useWords(USER_WORDS);
  if (user.disabled) return <Tag>{words.disabled}</Tag>;
  return (
    <>
      <span>{words.active}</span> {user.lockedUntilMs !== null && user.lockedUntilMs > Date.now() && <Tag>{words.locked}</Tag>}
      {user.mustChange && <Tag>{words.mustChange}</Tag>}
    </>
  );
}
