/** The words of the frame around every page, and what all pages share. */
import type { Role } from '../../domain/role.js';
import type { Trouble } from './api.js';
import type { Both } from './language.js';

export const SHELL_WORDS = {
  console: { zh: '控制台', en: 'Console' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  menu: { zh: '菜单', en: 'Menu' },
  openMenu: { zh: '打开菜单', en: 'Open the menu' },
  account: { zh: '我的账号', en: 'My account' },
  changePassword: { zh: '修改密码', en: 'Change password' },
  signOut: { zh: '退出', en: 'Sign out' },
  switchLanguage: { zh: 'English', en: '中文' },
  demo: { zh: '演示数据', en: 'Demonstration data' },
  demoHint: {
    zh: '事项、窗口和中心信息是演示用的，接听市民来电之前要换成本中心的。',
    en: 'Catalog, windows and centre are a demonstration; replace them before citizens call.',
  },
  loading: { zh: '正在读取……', en: 'Loading…' },
  empty: { zh: '这里还没有内容', en: 'Nothing here yet' },
  retry: { zh: '再试一次', en: 'Try again' },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  notFoundHint: { zh: '地址可能写错了，从左边的菜单里选一个。', en: 'The address may be wrong; choose from the menu.' },
  notAllowed: { zh: '您的角色不能打开这个页面', en: 'Your role may not open this page' },
  broken: { zh: '这个页面出了问题', en: 'Something broke on this page' },
  brokenHint: {
    zh: '别的页面不受影响。刷新以后还是这样，请告诉管理员。',
    en: 'Other pages still work. If it happens again, tell an administrator.',
  },
  reload: { zh: '刷新', en: 'Reload' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  confirm: { zh: '确定', en: 'Confirm' },
  close: { zh: '关闭', en: 'Close' },
  search: { zh: '查询', en: 'Search' },
  reset: { zh: '清空', en: 'Clear' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  noted: { zh: '我已经记下了', en: 'I have noted it' },
  all: { zh: '全部', en: 'All' },
  actions: { zh: '操作', en: 'Actions' },
  required: { zh: '请填写', en: 'Please fill this in' },
  more: { zh: '再读一页', en: 'Read more' },
  saved: { zh: '已保存', en: 'Saved' },
} satisfies Record<string, Both>;

export const GROUP_NAMES = {
  calls: { zh: '来电', en: 'Calls' },
  service: { zh: '办理', en: 'Service' },
  content: { zh: '内容', en: 'Content' },
  system: { zh: '系统', en: 'System' },
} satisfies Record<string, Both>;

export const ROLE_NAMES: Record<Role, Both> = {
  viewer: { zh: '查看', en: 'Viewer' },
  editor: { zh: '编辑', en: 'Editor' },
  manager: { zh: '主管', en: 'Manager' },
  admin: { zh: '管理员', en: 'Administrator' },
};

/** What to say, and do, when the server did not do what was asked. */
export const TROUBLE_WORDS: Record<Trouble, Both> = {
  away: { zh: '服务器没有回应，请稍后再试', en: 'The server does not answer; please try again' },
  signed_out: { zh: '登录已过期，请重新登录', en: 'Your session has ended; please sign in again' },
  forbidden: { zh: '您的角色不能这样做', en: 'Your role may not do this' },
  missing: { zh: '没有找到，可能已经被删除', en: 'Not found; it may have been removed' },
  conflict: { zh: '别人刚刚改过，请刷新后再试', en: 'Somebody else changed this; reload and try again' },
  refused: { zh: '填写的内容有问题', en: 'Something in the request is wrong' },
  too_large: { zh: '文件太大', en: 'The file is too large' },
  busy: { zh: '请求太多，请稍等', en: 'Too many requests; please wait' },
  broken: { zh: '服务器出错了，已经记录', en: 'The server failed; it is logged' },
};
