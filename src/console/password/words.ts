/** The words of the page for the own password. */
import type { PasswordResult } from '../../domain/console/session.js';
import type { Both } from '../shell/language.js';

export const PASSWORD_WORDS = {
  title: { zh: '修改密码', en: 'Change password' },
  must: {
    zh: '这个密码是别人给您的，先换成自己的，才能打开别的页面。',
    en: 'Your password was given to you by somebody else. Choose your own before anything else opens.',
  },
  current: { zh: '现在的密码', en: 'Current password' },
  fresh: { zh: '新密码', en: 'New password' },
  freshHint: {
    zh: '至少十个字符；几个不相干的词连起来，好记又难猜。',
    en: 'At least ten characters; a few unrelated words are easy to keep and hard to guess.',
  },
  again: { zh: '再输一遍新密码', en: 'New password again' },
  save: { zh: '修改', en: 'Change' },
  required: { zh: '请填写', en: 'Please fill this in' },
  short: { zh: '至少十个字符', en: 'At least ten characters' },
  different: { zh: '两遍不一样', en: 'The two do not match' },
} satisfies Record<string, Both>;

export const PASSWORD_RESULTS: Record<PasswordResult['result'], Both> = {
  changed: { zh: '密码改好了，别处的登录已经退出', en: 'Changed; you were signed out everywhere else' },
  wrong: {
    zh: '现在的密码不对。连错五次，账号会锁定十五分钟。',
    en: 'The current password is wrong. Five wrong ones lock the account for fifteen minutes.',
  },
  weak: { zh: '新密码太短，或者和用户名、旧密码一样', en: 'The new one is too short, or the same as the name or the old one' },
  configured: {
    zh: 'admin 的密码由设置 ADMIN_PASSWORD 决定，请在那里修改后重启。',
    en: 'The password of admin is set by ADMIN_PASSWORD; change it there and restart.',
  },
};
