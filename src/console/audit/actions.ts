/** What each action of the audit log is called: one line an action, or a line for its kind and one for its verb. */
import type { Both } from '../shell/language.js';

const ACTION_NAMES: Record<string, Both> = {
  'user.create': { zh: '新建用户', en: 'User created' },
  'user.change': { zh: '修改用户', en: 'User changed' },
  'user.reset-password': { zh: '重置密码', en: 'Password reset' },
  'user.change-password': { zh: '修改自己的密码', en: 'Own password changed' },
  'user.sign-in': { zh: '登录', en: 'Signed in' },
  'user.lock': { zh: '连错密码，锁定', en: 'Locked after wrong passwords' },
  'token.create': { zh: '新建接口令牌', en: 'API token made' },
  'token.revoke': { zh: '作废接口令牌', en: 'API token revoked' },
  'call.reveal': { zh: '查看完整号码', en: 'Number looked up' },
  'call.note': { zh: '写通话备注', en: 'Note on a call' },
  'call.tags': { zh: '改通话标签', en: 'Tags of a call' },
  'call.listen': { zh: '听录音', en: 'Recording played' },
  'call.export': { zh: '导出通话记录', en: 'Calls exported' },
  'call.delete': { zh: '按号码删除通话', en: 'Calls of a number deleted' },
  'missed.teach': { zh: '教一组问题', en: 'Question taught' },
  'missed.ignore': { zh: '忽略一组问题', en: 'Question ignored' },
  'missed.reopen': { zh: '问题重新待教', en: 'Question open again' },
  'phrase.teach': { zh: '教一句说法', en: 'Phrase taught' },
  'phrase.forget': { zh: '不再教这句说法', en: 'Phrase forgotten' },
  'phrase.undo': { zh: '撤回说法', en: 'Phrase taken back' },
  'item.teach': { zh: '加事项别名', en: 'Alias added' },
  'item.undo': { zh: '撤回事项的修改', en: 'Change of an item taken back' },
  'retention.run': { zh: '到期清理', en: 'Retention' },
  'demo.remove': { zh: '移除演示通话', en: 'Demonstration calls removed' },
  'ticket.assign': { zh: '分派工单', en: 'Ticket assigned' },
  'ticket.note': { zh: '工单备注', en: 'Ticket noted' },
  'ticket.close': { zh: '办结工单', en: 'Ticket closed' },
  'ticket.reopen': { zh: '重开工单', en: 'Ticket reopened' },
  'ticket.reveal-number': { zh: '查看工单完整号码', en: 'Whole number of a ticket seen' },
  'ticket.listen': { zh: '听工单录音', en: 'Recording of a ticket heard' },
  'case.import': { zh: '导入办件', en: 'Cases imported' },
  'case.look-up': { zh: '查询办件', en: 'Case looked up' },
};

const KINDS: Record<string, Both> = {
  prompt: { zh: '话术', en: 'Prompt' },
  item: { zh: '事项', en: 'Item' },
  window: { zh: '窗口', en: 'Window' },
  phrase: { zh: '说法', en: 'Phrase' },
  notice: { zh: '通知', en: 'Notice' },
  recording: { zh: '录音', en: 'Recording' },
  content: { zh: '内容', en: 'Content' },
  script: { zh: '脚本通话', en: 'Scripted call' },
};

const VERBS: Record<string, Both> = {
  publish: { zh: '发布', en: 'published' },
  undo: { zh: '撤销', en: 'undone' },
  import: { zh: '导入', en: 'imported' },
  teach: { zh: '教', en: 'taught' },
  save: { zh: '保存', en: 'saved' },
  remove: { zh: '删除', en: 'removed' },
  restore: { zh: '恢复', en: 'restored' },
  'set-aside': { zh: '停用', en: 'set aside' },
  forget: { zh: '不再教', en: 'forgotten' },
};

/** The name of an action; an unknown one is shown as it is stored. */
export function actionName(action: string): Both {
  const [kind = '', verb = ''] = action.split('.');
  const [noun, done] = [KINDS[kind], VERBS[verb]];
  if (ACTION_NAMES[action] !== undefined) return ACTION_NAMES[action];
  if (noun === undefined || done === undefined) return { zh: action, en: action };
  return { zh: done.zh + noun.zh, en: `${noun.en} ${done.en}` };
}
