/** What each action of the audit log is called; one line an action, by kind. An action without a line is shown as it is stored. */
import type { Both } from '../shell/language.js';

export const ACTION_NAMES: Record<string, Both> = {
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
  'retention.run': { zh: '到期清理', en: 'Retention' },
  'demo.remove': { zh: '移除演示通话', en: 'Demonstration calls removed' },
  'ticket.assign': { zh: '分派工单', en: 'Ticket assigned' },
  'ticket.note': { zh: '工单备注', en: 'Ticket noted' },
  'ticket.close': { zh: '办结工单', en: 'Ticket closed' },
  'ticket.reopen': { zh: '重开工单', en: 'Ticket reopened' },
  'ticket.reveal-number': { zh: '查看工单完整号码', en: 'Whole number of a ticket seen' },
  'ticket.listen': { zh: '听工单录音', en: 'Recording of a ticket heard' },
};
