/** Every sentence the line can speak, by id, with the type of each variable. The wording lives in `prompts/<language>.yaml`. */
import type { CaseStatus } from './case-file.js';
import type { AspectId } from './intent.js';
import type { Limit } from './item.js';

/** The values a prompt may carry; how each is read aloud is the business of `speech/`. */
export interface ValueTypes {
  /** Words of the prompt's own language. */
  text: string;
  /** Words of the catalog, which are Chinese whatever language the line speaks. */
  fact: string;
  /** Several facts, read one after the other. */
  facts: readonly string[];
  /** Options to choose from, read with their numbers. */
  options: readonly string[];
  count: number;
  /** Yuan. */
  money: number;
  percent: number;
  /** Digit string, read digit by digit in groups. */
  digits: string;
  limit: Limit;
  /** YYYY-MM-DD. */
  date: string;
  aspect: AspectId;
  status: CaseStatus;
  /** What one department of a joint case says of it. */
  opinion: CaseStatus;
}
export type ValueType = keyof ValueTypes;

export const PROMPTS = {
  // opening and the ways on
  opening: { centre: 'text' },
  'opening.english': {},
  /** A scheduled notice (通知): the words are those of the notice. */
  notice: { text: 'text' },
  'ask.open': {},
  'ask.more': {},
  'ask.item': { aspect: 'aspect' },
  'offer.one': { first: 'aspect' },
  'offer.two': { first: 'aspect', second: 'aspect' },
  help: {},
  menu: {},
  greeting: {},
  thanks: {},
  bye: {},
  'slower.done': {},
  'language.switched': {},
  'facts-in-chinese': {},
  'back.none': {},
  // choosing an item
  'choose.items': { options: 'options' },
  'choose.again': { options: 'options' },
  'choose.none': {},
  'confirm.item': { item: 'fact' },
  'code.ask': {},
  'code.unknown': { code: 'digits' },
  'window.ask': {},
  'window.unknown': { code: 'digits' },
  'window.items': { window: 'fact', count: 'count', options: 'options' },
  'window.items.more': { options: 'options' },
  'item.menu': { item: 'fact' },
  // answers; every turn that answers opens with the item's short name, which confirms it in passing
  'about.item': { item: 'fact' },
  'answer.materials': { count: 'count', list: 'facts' },
  'answer.materials.one': { list: 'facts' },
  'answer.fee.free': {},
  'answer.fee.one': { name: 'fact', amount: 'money', unit: 'fact' },
  'answer.fee.many': { count: 'count', list: 'facts' },
  'answer.fee.note': { note: 'fact' },
  'answer.fee.basis': { basis: 'fact' },
  'answer.tax.one': { name: 'fact', rate: 'percent' },
  'answer.tax.many': { count: 'count', list: 'facts' },
  'answer.limit.on-the-spot': {},
  'answer.limit.both': { legal: 'limit', promised: 'limit' },
  'answer.limit.both-on-the-spot': { legal: 'limit' },
  'answer.limit.legal': { legal: 'limit' },
  'answer.limit.promised': { promised: 'limit' },
  'answer.limit.excluded': { excluded: 'fact' },
  'answer.place': { hall: 'fact', window: 'fact', counters: 'fact' },
  'answer.online': { online: 'fact' },
  'answer.steps': { count: 'count', list: 'facts' },
  'answer.conditions': { count: 'count', list: 'facts' },
  'answer.conditions.one': { list: 'facts' },
  'answer.basis': { count: 'count', list: 'facts' },
  'answer.basis.one': { list: 'facts' },
  'answer.result': { result: 'fact' },
  'answer.contact': { window: 'fact', phone: 'digits' },
  'answer.contact.unknown': { window: 'fact' },
  'answer.unknown': { aspect: 'aspect' },
  'answer.withheld': { aspect: 'aspect' },
  'list.more': { aspect: 'aspect', left: 'count' },
  'list.more.tax': { left: 'count' },
  'list.next': { list: 'facts' },
  'list.end': {},
  // the centre
  'hours.weekdays': { days: 'text', hours: 'text' },
  'hours.open': { day: 'date', hours: 'text' },
  'hours.open.make-up': { day: 'date', hours: 'text' },
  'hours.closed': { day: 'date' },
  'hours.closed.holiday': { day: 'date', holiday: 'fact' },
  'hours.unpublished': { day: 'date', hours: 'text' },
  'hours.weekend-appointment': {},
  'centre.address': { address: 'text' },
  'window.location': { window: 'fact', hall: 'fact', counters: 'fact' },
  'appointment.yes': { window: 'fact' },
  'appointment.no': { window: 'fact' },
  'appointment.which': {},
  emergency: { number: 'digits', service: 'fact' },
  'other-body': { name: 'fact', phone: 'digits' },
  'other-body.no-phone': { name: 'fact' },
  // case status
  'case.ask': {},
  'case.invalid': { length: 'count' },
  'case.confirm': { receipt: 'digits' },
  'case.phone': {},
  'case.mismatch': {},
  'case.status': { item: 'fact', status: 'status', step: 'fact' },
  'case.department': { department: 'fact', opinion: 'opinion' },
  'case.promised': { date: 'date' },
  'case.overdue': { date: 'date' },
  'case.reason': { reason: 'fact' },
  'case.next': { next: 'fact' },
  'case.to-person': {},
  // a person, messages, complaints
  'operator.confirm': {},
  'operator.transfer': {},
  'operator.whisper': { reason: 'text' },
  'operator.whisper.item': { reason: 'text', item: 'fact' },
  'operator.closed': { hours: 'text' },
  'operator.none': {},
  'operator.missed': {},
  'missed.ask': {},
  'operator.after': {},
  'callback.no-number': {},
  'message.start': {},
  'complaint.start': {},
  'record.empty': {},
  'ticket.message': { number: 'digits' },
  'ticket.callback': { tail: 'digits', number: 'digits' },
  'ticket.complaint': { number: 'digits' },
  // the call's own sentences, on a line of sound
  'sound.wait': {},
  'sound.again': {},
  'sound.keys-only': {},
  // not heard, not understood, limits
  'no-input.1': {},
  'no-input.2': {},
  'no-match.again': {},
  'no-match.1': {},
  'no-match.2': {},
  'keys.unknown': {},
  'to-person': {},
  'turns.exhausted': {},
  failed: {},
  'call-again': { hours: 'text' },
} as const satisfies Record<string, Record<string, ValueType>>;

export type PromptId = keyof typeof PROMPTS;
export type PromptValues<P extends PromptId> = { [K in keyof (typeof PROMPTS)[P]]: ValueTypes[(typeof PROMPTS)[P][K] & ValueType] };

/** A sentence to be spoken: id and values, no wording. */
export interface Say {
  prompt: PromptId;
  values: Record<string, ValueTypes[ValueType]>;
}

/** Builds a `Say` with its values checked against the prompt's declaration. */
export function say<P extends PromptId>(prompt: P, ...values: keyof PromptValues<P> extends never ? [] : [PromptValues<P>]): Say {
  return { prompt, values: (values[0] ?? {}) as Say['values'] };
}

/** A rendered sentence, or a part of one: a fact inside an English sentence is a part of its own in Chinese. */
export interface Spoken {
  prompt: PromptId;
  language: 'zh-CN' | 'en';
  text: string;
}
