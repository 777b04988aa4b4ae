/** The figures managers read: each with its name, how it is worked out, how it is written, and the calls behind it. */
import type { Figures } from '../../domain/call-figures.js';
import type { CallParams } from '../calls/call-address.js';
import type { Both } from '../shell/language.js';

export interface Measure {
  name: Both;
  /** How it is worked out, for people. */
  meaning: Both;
  /** Null when there is nothing to work it out of. */
  of(figures: Figures): number | null;
  form: 'count' | 'share' | 'seconds' | 'number';
  /** More is better, worse, or neither. */
  better?: 'more' | 'less';
  /** The calls behind it, beside the days. */
  filter: CallParams;
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

export const MEASURES: Record<string, Measure> = {
  calls: {
    name: { zh: '来电量', en: 'Calls' },
    meaning: { zh: '线路接听了的来电，以开始时间计。', en: 'Calls the line answered, by the time they began.' },
    of: ({ calls }) => calls,
    form: 'count',
    filter: {},
  },
  connected: {
    name: { zh: '接通率', en: 'Connect rate' },
    meaning: {
      zh: '线路接听的来电 ÷（接听的 + 运营商报告打来但没有接通的）。GB/T 33358-2016 要求任意 24 小时不低于 95%。',
      en: 'Calls answered ÷ (answered + those the carrier reports as never reached). GB/T 33358-2016 asks for 95 % in any 24 hours.',
    },
    of: ({ calls, unanswered }) => share(calls, calls + unanswered),
    form: 'share',
    better: 'more',
    filter: {},
  },
  inTime: {
    name: { zh: '15 秒内接听', en: 'Answered ≤ 15 s' },
    meaning: {
      zh: '从运营商报告振铃（没有报告的，从收到请求）到线路作答不超过 15 秒，且没有出故障的来电 ÷ 来电量（GB/T 33358-2016）。',
      en: 'From the carrier’s ringing (or its request) to our answer within 15 s, without a failure ÷ calls (GB/T 33358-2016).',
    },
    of: ({ in_time, calls }) => share(in_time, calls),
    form: 'share',
    better: 'more',
    filter: { flags: 'late' },
  },
  selfServed: {
    name: { zh: '自助办结率', en: 'Self-served' },
    meaning: {
      zh: '得到过回答，而且没有转人工、没有留工单的来电 ÷ 来电量。',
      en: 'Calls in which something was answered and no person or ticket was needed ÷ calls.',
    },
    of: ({ self_served, calls }) => share(self_served, calls),
    form: 'share',
    better: 'more',
    filter: { outcome: 'self_served' },
  },
  transferred: {
    name: { zh: '转人工接通', en: 'Put through' },
    meaning: { zh: '转人工并且有人接听的来电 ÷ 来电量。', en: 'Calls put through to a person who answered ÷ calls.' },
    of: ({ transferred, calls }) => share(transferred, calls),
    form: 'share',
    filter: { outcome: 'transferred' },
  },
  operator: {
    name: { zh: '人工接听率', en: 'Operator answers' },
    meaning: { zh: '有人接听的转接 ÷ 转接次数。', en: 'Transfers that a person answered ÷ transfers tried.' },
    of: ({ transfers_answered, transfers }) => share(transfers_answered, transfers),
    form: 'share',
    better: 'more',
    filter: { flags: 'transfer_missed' },
  },
  tickets: {
    name: { zh: '留言与回电', en: 'Messages, call-backs' },
    meaning: {
      zh: '以留言、投诉录音或等回电结束的来电。',
      en: 'Calls that ended with a message, a complaint or a call-back owed.',
    },
    of: ({ message_left, callback_owed }) => message_left + callback_owed,
    form: 'count',
    filter: { flags: 'ticket' },
  },
  abandoned: {
    name: { zh: '中途挂断率', en: 'Abandoned' },
    meaning: { zh: '什么都没有得到就挂断的来电 ÷ 来电量。', en: 'Calls hung up before anything was answered ÷ calls.' },
    of: ({ abandoned, calls }) => share(abandoned, calls),
    form: 'share',
    better: 'less',
    filter: { outcome: 'abandoned' },
  },
  notUnderstood: {
    name: { zh: '未听懂率', en: 'Not understood' },
    meaning: {
      zh: '线路没有听懂的轮次 ÷ 来电人说话或按键的轮次。点开看有过未听懂的来电。',
      en: 'Turns the line did not understand ÷ turns in which the caller spoke or keyed. Opens the calls with at least one.',
    },
    of: ({ not_understood, inputs }) => share(not_understood, inputs),
    form: 'share',
    better: 'less',
    filter: { flags: 'not_understood' },
  },
  firstAnswer: {
    name: { zh: '首次回答用时', en: 'First answer' },
    meaning: {
      zh: '从接听到第一次答上来电人所问，平均秒数，只算答上了的来电。含开场白和来电人说话的时间。',
      en: 'From the start to the first thing answered, mean, of calls with an answer. Opening and the caller’s own words included.',
    },
    of: ({ first_answer_ms, answered }) => share(first_answer_ms / 1000, answered),
    form: 'seconds',
    better: 'less',
    filter: { flags: 'answered' },
  },
  firstTurns: {
    name: { zh: '首次回答轮次', en: 'Turns to answer' },
    meaning: { zh: '来电人说到第几次，线路才答上，平均数。', en: 'At which turn of the caller the first answer came, mean.' },
    of: ({ first_answer_turns, answered }) => share(first_answer_turns, answered),
    form: 'number',
    better: 'less',
    filter: { flags: 'answered' },
  },
  length: {
    name: { zh: '平均时长', en: 'Mean length' },
    meaning: { zh: '从接听到结束，平均秒数，转人工后的通话计入。', en: 'From answer to end, mean, talk with a person included.' },
    of: ({ duration_ms, calls }) => share(duration_ms / 1000, calls),
    form: 'seconds',
    filter: {},
  },
};
