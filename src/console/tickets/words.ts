/** The words of the tickets pages. */
import type { TicketKind } from '../../domain/call.js';
import type { TicketChangeResult, TicketEvent, TicketQuery, TicketResult, TicketState } from '../../domain/console/tickets.js';
import type { Both } from '../shell/language.js';

export const TICKET_WORDS = {
  title: { zh: '工单', en: 'Tickets' },
  hint: {
    zh: '来电人留下的话、要回的电话和投诉。谁先接到谁负责到底（首问负责），超期的标红。',
    en: 'Messages, call-backs owed and complaints. The window that gets one first stays answerable; overdue ones are red.',
  },
  number: { zh: '工单号', en: 'Number' },
  kind: { zh: '类型', en: 'Kind' },
  state: { zh: '状态', en: 'State' },
  item: { zh: '事项', en: 'Item' },
  window: { zh: '窗口', en: 'Window' },
  phone: { zh: '来电', en: 'Caller' },
  created: { zh: '登记', en: 'Came in' },
  due: { zh: '期限', en: 'Due' },
  overdue: { zh: '超期', en: 'Overdue' },
  dueToday: { zh: '今天到期', en: 'Due today' },
  closedLate: { zh: '超期办结', en: 'Closed late' },
  recorded: { zh: '有录音', en: 'Recorded' },
  withheld: { zh: '未显示号码', en: 'Number withheld' },
  search: { zh: '工单号或来电尾号', en: 'Number, or last digits of the caller' },
  none: { zh: '没有符合条件的工单', en: 'No tickets match' },
  unfinished: { zh: '未办结', en: 'Unfinished' },
  open: { zh: '打开', en: 'Open' },
  back: { zh: '回到列表', en: 'Back to the list' },
  details: { zh: '工单内容', en: 'The ticket' },
  firstWindow: { zh: '首问窗口', en: 'First window' },
  closed: { zh: '办结', en: 'Closed' },
  result: { zh: '结果', en: 'Result' },
  reveal: { zh: '显示完整号码', en: 'Show the whole number' },
  revealHint: { zh: '会记入操作日志', en: 'Noted in the audit log' },
  listen: { zh: '听录音', en: 'Listen' },
  recording: { zh: '录音', en: 'Recording' },
  noRecording: { zh: '没有录音，或者运营商已经删除', en: 'There is no recording, or the carrier has removed it' },
  call: { zh: '通话经过', en: 'The call' },
  wholeCall: { zh: '看整通电话', en: 'See the whole call' },
  caller: { zh: '来电人', en: 'Caller' },
  line: { zh: '热线', en: 'Line' },
  history: { zh: '办理经过', en: 'What was done' },
  noHistory: { zh: '还没有人处理', en: 'Nobody has dealt with it yet' },
  assign: { zh: '分派', en: 'Assign' },
  handOn: { zh: '转派', en: 'Hand on' },
  assignTo: { zh: '交给哪个窗口', en: 'To which window' },
  assignNote: { zh: '交代一句（可以不填）', en: 'A word with it (optional)' },
  note: { zh: '备注', en: 'Note' },
  noteText: { zh: '做了什么、说了什么', en: 'What was done or said' },
  close: { zh: '办结', en: 'Close' },
  closeText: { zh: '怎么解决的', en: 'How it was settled' },
  reopen: { zh: '重开', en: 'Reopen' },
  reopenText: { zh: '为什么重开', en: 'Why it is opened again' },
  textWrong: { zh: '至少两个字', en: 'At least two characters' },
  chooseWindow: { zh: '请选窗口', en: 'Choose a window' },
  chooseResult: { zh: '请选结果', en: 'Choose a result' },
} satisfies Record<string, Both<unknown>>;

export const KIND_NAMES: Record<TicketKind, Both> = {
  message: { zh: '留言', en: 'Message' },
  callback: { zh: '待回电', en: 'Call-back' },
  complaint: { zh: '投诉', en: 'Complaint' },
};

export const STATE_NAMES: Record<TicketState, Both> = {
  open: { zh: '待分派', en: 'To be assigned' },
  assigned: { zh: '办理中', en: 'In progress' },
  closed: { zh: '已办结', en: 'Closed' },
};

export const FILTER_NAMES: Record<NonNullable<TicketQuery['state']>, Both> = {
  unfinished: { zh: '未办结', en: 'Unfinished' },
  overdue: { zh: '超期', en: 'Overdue' },
  ...STATE_NAMES,
};

export const RESULT_NAMES: Record<TicketResult, Both> = {
  resolved: { zh: '已解决', en: 'Resolved' },
  passed_on: { zh: '已转有关机构', en: 'Passed on to another body' },
  unreachable: { zh: '联系不上', en: 'Caller cannot be reached' },
  withdrawn: { zh: '来电人撤回', en: 'Withdrawn by the caller' },
};

export const EVENT_NAMES: Record<TicketEvent['kind'], Both> = {
  assign: { zh: '分派给', en: 'Assigned to' },
  note: { zh: '备注', en: 'Noted' },
  close: { zh: '办结', en: 'Closed' },
  reopen: { zh: '重开', en: 'Reopened' },
};

export const REFUSALS: Record<Exclude<TicketChangeResult['result'], 'changed'>, Both> = {
  unknown: { zh: '没有这张工单了', en: 'This ticket is gone' },
  stale: { zh: '别人刚刚处理过这张工单，已经刷新', en: 'Somebody else has just dealt with this ticket; it was read again' },
  no_window: { zh: '没有这个窗口', en: 'There is no such window' },
};
