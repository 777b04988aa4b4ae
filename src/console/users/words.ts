/** The words of the users page. */
import type { Role } from '../../domain/role.js';
import type { Both } from '../shell/language.js';

export const USER_WORDS = {
  title: { zh: '用户', en: 'Users' },
  hint: {
    zh: '谁能登录，能做什么。停用的人不能再登录，做过的事仍然记在他名下。',
    en: 'Who may sign in, and what they may do. What a disabled person did stays logged under their name.',
  },
  add: { zh: '新建用户', en: 'New user' },
  username: { zh: '用户名', en: 'User name' },
  usernameHint: {
    zh: '小写字母开头，可以有数字、点和短横。定了就不能改。',
    en: 'Begins with a small letter; digits, dots and dashes may follow. It cannot be changed later.',
  },
  usernameWrong: {
    zh: '二到三十二个字符：小写字母开头，只用小写字母、数字、点、短横、下划线',
    en: 'Two to 32 characters: a small letter first, then small letters, digits, dots, dashes',
  },
  fullName: { zh: '姓名', en: 'Name' },
  role: { zh: '角色', en: 'Role' },
  state: { zh: '状态', en: 'State' },
  signedIn: { zh: '最近登录', en: 'Last sign-in' },
  active: { zh: '正常', en: 'Active' },
  disabled: { zh: '已停用', en: 'Disabled' },
  locked: { zh: '锁定中', en: 'Locked' },
  mustChange: { zh: '待改密码', en: 'Must change password' },
  change: { zh: '修改', en: 'Change' },
  disable: { zh: '停用', en: 'Disable' },
  enable: { zh: '恢复', en: 'Enable' },
  reset: { zh: '重置密码', en: 'Reset password' },
  resetAsk: {
    zh: (name: string) => `给 ${name} 一个新密码？他现在的登录会全部退出。`,
    en: (name: string) => `Give ${name} a new password? All their sessions end.`,
  },
  disableAsk: {
    zh: (name: string) => `停用 ${name}？他现在的登录会全部退出。`,
    en: (name: string) => `Disable ${name}? All their sessions end.`,
  },
  passwordTitle: { zh: (name: string) => `${name} 的密码`, en: (name: string) => `Password of ${name}` },
  passwordHint: {
    zh: '只显示这一次。交给本人，第一次登录时要改成自己的。',
    en: 'Shown only this once. Hand it over; it has to be changed at the first sign-in.',
  },
  taken: { zh: '这个用户名已经有人用了', en: 'This user name is taken' },
  unknown: { zh: '没有这个用户了', en: 'There is no such user any more' },
  last_admin: { zh: '至少要留一个能用的管理员', en: 'At least one administrator must be left' },
  configured: { zh: 'admin 的密码由设置 ADMIN_PASSWORD 决定', en: 'The password of admin is set by ADMIN_PASSWORD' },
} satisfies Record<string, Both<unknown>>;

/** What each role adds to the one before it. */
export const ROLE_HINTS: Record<Role, Both> = {
  viewer: { zh: '看各个页面，电话号码打码', en: 'Reads the pages; numbers are masked' },
  editor: { zh: '另外：改话术和事项、教问题、办工单、导入办件', en: 'Also: prompts, catalog, teaching, tickets, import of cases' },
  manager: {
    zh: '另外：看通话的完整号码、导出、保存期限、操作日志',
    en: 'Also: whole numbers of calls, exports, retention, audit log',
  },
  admin: { zh: '另外：用户和接口令牌', en: 'Also: users and API tokens' },
};
