/** Chinese names of what a call can be, for tables that leave the console. */
import type { Outcome, Stage } from '../domain/call.js';
import type { IntentId } from '../domain/intent.js';

export const OUTCOME_NAMES: Record<Outcome, string> = {
  self_served: '自助办结',
  transferred: '转人工接通',
  message_left: '已留言',
  callback_owed: '待回电',
  abandoned: '中途挂断',
  failed: '系统故障',
};

export const STAGE_NAMES: Record<Stage, string> = {
  open: '等待提问',
  item: '事项问答',
  list: '逐条播报',
  choose: '多项选择',
  confirm: '确认事项',
  menu: '按键菜单',
  code: '输事项编号',
  window: '输窗口编号',
  window_items: '窗口事项列表',
  receipt: '输回执号',
  receipt_confirm: '核对回执号',
  receipt_phone: '核对手机尾号',
  operator_confirm: '确认转人工',
  transferring: '转接中',
  missed: '人工未接',
  recording_message: '正在留言',
  recording_complaint: '正在录投诉',
  record_again: '重新录音',
  ended: '已结束',
};

export const INTENT_NAMES: Record<IntentId, string> = {
  item: '问事项',
  case_status: '查办件',
  hours: '问时间',
  window: '问窗口',
  appointment: '预约',
  complaint: '投诉',
  operator: '转人工',
  emergency: '紧急求助',
  other_body: '其他单位业务',
  greeting: '问候',
  thanks: '致谢',
  repeat: '重复',
  slower: '慢一点',
  back: '返回',
  main_menu: '主菜单',
  help: '帮助',
  yes: '肯定',
  no: '否定',
  bye: '再见',
  language: '换语言',
  none: '未听懂',
};
