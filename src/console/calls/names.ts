/** What a call can be, in words. */
import type { CallEvent, Outcome, TicketKind, TransferReason } from '../../domain/call.js';
import type { CallFlag } from '../../domain/call-filter.js';
import type { Both } from '../shell/language.js';
import type { Tone } from './mark.js';

const both = (zh: string, en: string): Both => ({ zh, en });

export const OUTCOME_NAMES: Record<Outcome, Both> = {
  self_served: both('自助办结', 'Self-served'),
  transferred: both('人工接通', 'Put through'),
  message_left: both('已留言', 'Message left'),
  callback_owed: both('待回电', 'Call-back owed'),
  abandoned: both('中途挂断', 'Abandoned'),
  failed: both('系统故障', 'Failed'),
};

export const OUTCOME_TONES: Record<Outcome, Tone> = {
  self_served: 'good',
  transferred: 'info',
  message_left: 'warn',
  callback_owed: 'warn',
  abandoned: 'plain',
  failed: 'bad',
};

export const FLAG_NAMES: Record<CallFlag, Both> = {
  not_understood: both('有未听懂', 'Not understood'),
  no_input: both('有未出声', 'Silence'),
  transfer_tried: both('转过人工', 'Transfer tried'),
  transfer_missed: both('人工未接', 'Transfer missed'),
  ticket: both('有工单', 'Ticket'),
  recording: both('有录音', 'Recording'),
  withheld: both('号码不显示', 'Number withheld'),
  answered: both('得到过回答', 'Something answered'),
  late: both('超过 15 秒才接听', 'Answered after 15 s'),
  noted: both('有备注', 'Note'),
};

export const EVENT_NAMES: Record<CallEvent['kind'], Both> = {
  started: both('来电', 'Call comes in'),
  speech: both('说', 'Said'),
  keys: both('按键', 'Keys'),
  silence: both('没有出声', 'Silence'),
  recorded: both('录音结束', 'Recording ended'),
  dialled: both('转接结束', 'Transfer ended'),
  hangup: both('挂机', 'Hung up'),
};

export const REASON_NAMES: Record<TransferReason, Both> = {
  asked: both('来电人要求', 'Asked for'),
  no_match: both('连续未听懂', 'Not understood'),
  no_input: both('连续未出声', 'Silence'),
  case: both('办件核对不过', 'Case check failed'),
  turns: both('通话太长', 'Too many turns'),
  failed: both('系统故障', 'Failure'),
};

export const TICKET_NAMES: Record<TicketKind, Both> = {
  message: both('留言', 'Message'),
  callback: both('回电', 'Call-back'),
  complaint: both('投诉', 'Complaint'),
};

export const WEEKDAYS: readonly Both[] = [
  both('周一', 'Mon'),
  both('周二', 'Tue'),
  both('周三', 'Wed'),
  both('周四', 'Thu'),
  both('周五', 'Fri'),
  both('周六', 'Sat'),
  both('周日', 'Sun'),
];
