/** At which moments of a call each prompt is spoken, by the file of the conversation that speaks it. */
import type { Bilingual } from '../domain/bilingual.js';
import type { PromptId } from '../domain/prompt.js';

export interface PromptMoment {
  /** File of `src/dialog/`, or of `src/server/` for what is spoken without a dialog. */
  file: string;
  title: Bilingual;
  prompts: readonly PromptId[];
}

export const PROMPT_MOMENTS: readonly PromptMoment[] = [
  {
    file: 'decide',
    title: { zh: '开场和结束', en: 'Opening and end' },
    prompts: ['opening', 'opening.english', 'notice', 'bye', 'facts-in-chinese'],
  },
  {
    file: 'answer',
    title: { zh: '回答事项', en: 'Answering about an item' },
    prompts: [
      'ask.more',
      'offer.one',
      'offer.two',
      'about.item',
      'answer.fee.basis',
      'list.more',
      'list.more.tax',
      'list.next',
      'list.end',
    ],
  },
  {
    file: 'facts',
    title: { zh: '播报事实', en: 'Speaking the facts of an item' },
    prompts: [
      'answer.materials',
      'answer.materials.one',
      'answer.fee.free',
      'answer.fee.one',
      'answer.fee.many',
      'answer.fee.note',
      'answer.tax.one',
      'answer.tax.many',
      'answer.limit.on-the-spot',
      'answer.limit.both',
      'answer.limit.both-on-the-spot',
      'answer.limit.legal',
      'answer.limit.promised',
      'answer.limit.excluded',
      'answer.place',
      'answer.online',
      'answer.steps',
      'answer.conditions',
      'answer.conditions.one',
      'answer.basis',
      'answer.basis.one',
      'answer.result',
      'answer.contact',
      'answer.contact.unknown',
      'answer.unknown',
      'answer.withheld',
    ],
  },
  { file: 'choose', title: { zh: '选定事项', en: 'Choosing an item' }, prompts: ['ask.item', 'choose.items', 'choose.none'] },
  {
    file: 'questions',
    title: { zh: '再问一遍', en: 'Asking the open question of a stage again' },
    prompts: [
      'ask.open',
      'ask.more',
      'menu',
      'choose.again',
      'confirm.item',
      'code.ask',
      'window.ask',
      'window.items',
      'window.items.more',
      'item.menu',
      'case.ask',
      'case.confirm',
      'case.phone',
      'operator.confirm',
      'missed.ask',
      'record.empty',
    ],
  },
  {
    file: 'commands',
    title: { zh: '重复、慢点、返回等', en: 'Repeat, slower, back and the like' },
    prompts: ['help', 'menu', 'bye', 'slower.done', 'back.none', 'item.menu', 'operator.confirm'],
  },
  {
    file: 'small-talk',
    title: { zh: '寒暄', en: 'Greetings and thanks' },
    prompts: ['ask.more', 'greeting', 'thanks', 'operator.after'],
  },
  { file: 'language', title: { zh: '换语言', en: 'Changing the language' }, prompts: ['language.switched'] },
  {
    file: 'menu',
    title: { zh: '按键菜单', en: 'The key menu' },
    prompts: ['menu', 'code.ask', 'code.unknown', 'window.ask', 'window.unknown', 'item.menu'],
  },
  {
    file: 'case-status',
    title: { zh: '查办件进度', en: 'Case status' },
    prompts: [
      'ask.more',
      'case.ask',
      'case.invalid',
      'case.confirm',
      'case.phone',
      'case.mismatch',
      'case.status',
      'case.department',
      'case.promised',
      'case.overdue',
      'case.reason',
      'case.next',
    ],
  },
  {
    file: 'hours',
    title: { zh: '时间和地址', en: 'Hours and address' },
    prompts: [
      'hours.weekdays',
      'hours.open',
      'hours.open.make-up',
      'hours.closed',
      'hours.closed.holiday',
      'hours.unpublished',
      'hours.weekend-appointment',
      'centre.address',
      'window.location',
      'appointment.yes',
      'appointment.no',
      'appointment.which',
    ],
  },
  {
    file: 'speech-input',
    title: { zh: '听到紧急情况、别的单位或“继续”', en: 'Emergencies, other bodies, going on' },
    prompts: ['emergency', 'other-body', 'other-body.no-phone'],
  },
  {
    file: 'operator',
    title: { zh: '转人工、留言、投诉', en: 'A person, messages, complaints' },
    prompts: [
      'ask.more',
      'case.to-person',
      'operator.transfer',
      'operator.closed',
      'operator.none',
      'operator.missed',
      'operator.after',
      'callback.no-number',
      'message.start',
      'complaint.start',
      'record.empty',
      'ticket.message',
      'ticket.callback',
      'ticket.complaint',
      'to-person',
      'turns.exhausted',
      'failed',
    ],
  },
  {
    file: 'ladders',
    title: { zh: '没听见、没听懂', en: 'Not heard, not understood' },
    prompts: ['bye', 'no-input.1', 'no-input.2', 'no-match.again', 'no-match.1', 'no-match.2', 'keys.unknown'],
  },
  {
    file: 'own-sentences',
    title: { zh: '语音线路自己说的', en: 'What a line of sound says by itself' },
    prompts: ['sound.wait', 'sound.again', 'sound.keys-only'],
  },
  {
    file: 'static-documents',
    title: { zh: '系统出错', en: 'When something breaks' },
    prompts: ['operator.transfer', 'failed', 'call-again'],
  },
  {
    file: 'whisper-sentences',
    title: { zh: '接通前告诉坐席', en: 'What the operator hears first' },
    prompts: ['operator.whisper', 'operator.whisper.item'],
  },
];

/** The moments of one prompt. */
export function momentsOf(prompt: PromptId): PromptMoment[] {
  return PROMPT_MOMENTS.filter(({ prompts }) => prompts.includes(prompt));
}
