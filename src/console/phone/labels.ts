/** The words of the domain as the page shows them, Chinese first. */
import type { DialResult, Stage } from '../../domain/call.js';
import type { CaseStatus } from '../../domain/case-file.js';
import type { AspectId, Decision, IntentId } from '../../domain/intent.js';
import type { Trouble } from './api.js';

export interface Label {
  zh: string;
  en: string;
}

const label = (zh: string, en: string): Label => ({ zh, en });

export const STAGE_NAMES: Record<Stage, Label> = {
  open: label('等您说事', 'open question'),
  item: label('在说一件事项', 'on an item'),
  list: label('分段念清单', 'reading a list'),
  choose: label('几件里选一件', 'choosing'),
  confirm: label('确认是不是这件', 'confirming'),
  menu: label('按键主菜单', 'key menu'),
  code: label('等事项编号', 'item code'),
  window: label('等窗口编号', 'window code'),
  window_items: label('念窗口的事项', 'items of a window'),
  receipt: label('等回执号', 'receipt number'),
  receipt_confirm: label('核对回执号', 'confirming receipt'),
  receipt_phone: label('等手机尾号', 'phone digits'),
  operator_confirm: label('确认转人工', 'confirming transfer'),
  transferring: label('正在转人工', 'transferring'),
  missed: label('人工没接通', 'nobody answered'),
  recording_message: label('正在留言', 'recording a message'),
  recording_complaint: label('正在录投诉', 'recording a complaint'),
  record_again: label('要不要再录', 'record again?'),
  ended: label('已结束', 'ended'),
};

export const INTENT_NAMES: Record<IntentId, Label> = {
  item: label('问事项', 'item'),
  case_status: label('查办件进度', 'case status'),
  hours: label('上班时间', 'hours'),
  window: label('窗口位置', 'window'),
  appointment: label('预约', 'appointment'),
  complaint: label('投诉建议', 'complaint'),
  operator: label('转人工', 'operator'),
  emergency: label('紧急情况', 'emergency'),
  other_body: label('归别处管', 'other body'),
  greeting: label('问好', 'greeting'),
  thanks: label('道谢', 'thanks'),
  repeat: label('重复', 'repeat'),
  slower: label('慢一点', 'slower'),
  back: label('返回', 'back'),
  main_menu: label('主菜单', 'main menu'),
  help: label('求助', 'help'),
  yes: label('是', 'yes'),
  no: label('不是', 'no'),
  bye: label('再见', 'bye'),
  language: label('换语言', 'language'),
  none: label('没有听懂', 'none'),
};

export const DECISION_NAMES: Record<Decision, Label> = {
  answer: label('直接回答', 'answer'),
  confirm: label('先问是不是', 'confirm'),
  choose: label('请来电人选', 'choose'),
  reject: label('不在目录里', 'reject'),
  other: label('不是问事项', 'not an item'),
};

export const ASPECT_NAMES: Record<AspectId, Label> = {
  materials: label('材料', 'materials'),
  fee: label('费用', 'fee'),
  limit: label('时限', 'limit'),
  place: label('地点', 'place'),
  steps: label('流程', 'steps'),
  conditions: label('条件', 'conditions'),
  basis: label('依据', 'basis'),
  result: label('结果', 'result'),
  contact: label('电话', 'contact'),
};

export const DIAL_RESULT_NAMES: Record<DialResult, Label> = {
  completed: label('坐席接听，通话后挂断', 'answered'),
  busy: label('坐席忙线', 'busy'),
  'no-answer': label('坐席无人接听', 'no answer'),
  failed: label('呼叫坐席失败', 'failed'),
  canceled: label('呼叫坐席取消', 'canceled'),
};

export const CASE_STATUS_NAMES: Record<CaseStatus, string> = {
  accepted: '已受理',
  reviewing: '审核中',
  awaiting_supplement: '待补正',
  suspended: '中止计时',
  approved: '可领取',
  collected: '已领取',
  refused: '不予许可',
};

export const SLOT_NAMES: Record<string, string> = {
  receipt: '回执号',
  digits: '数字',
  code: '事项编号',
  window: '窗口',
  day: '日子',
  ordinal: '第几个',
  body: '别的单位',
  emergency: '紧急电话',
  language: '语言',
  choice: '选择',
};

/** What happened, and what to do about it. */
export const TROUBLE_WORDS: Record<Trouble, Label> = {
  away: label(
    '服务器没有回应。请看看服务是否在运行，然后重试。',
    'The server does not answer. Check that it is running, then try again.',
  ),
  signed_out: label('登录已过期，请重新登录。', 'Please sign in again.'),
  over: label('这通电话已经断开（太久没动，或者服务重启过），请重新拨打。', 'This call is over. Please dial again.'),
  busy: label('同时试拨的电话太多，请过一会儿再拨。', 'Too many test calls at once. Try again a little later.'),
  refused: label('线路现在不接受这个动作，请换一个动作。', 'The line does not take this now. Try something else.'),
  broken: label('服务器出错了。请重试；再不行请看服务日志。', 'The server failed. Try again, or see its log.'),
};
