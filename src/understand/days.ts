/** The day a caller names: 周六, 下周三, 明天, 国庆, 五月十二号. */
import type { DaySlot } from '../domain/understanding.js';
import type { Span } from './aspects.js';
import type { Normalise } from './normalise.js';
import type { DayWords } from './parse-language.js';
import { createPhraseFinder } from './phrase-finder.js';
import { smallNumber } from './spoken-numbers.js';

export interface DayFound extends Span {
  day: DaySlot;
}

/** The first day named in a normalised text. */
export type DayOf = (text: string) => DayFound | undefined;

const DATE = /([一二三四五六七八九十\d]{1,3})月([一二三四五六七八九十\d]{1,3})[号日]?/;

/** Builds the day reader. Weekdays count from the coming one; after a word for next week from the week after. */
export function createDays(words: DayWords, normalise: Normalise): DayOf {
  const slots: [string, DaySlot][] = [
    ...listed(words.relative, (days): DaySlot => ({ kind: 'offset', days: Number(days) })),
    ...listed(words.weekdays, (day): DaySlot => ({ kind: 'weekday', weekday: Number(day) as 1, weeks: 0 })),
    ...words.weekend.map((word): [string, DaySlot] => [word, { kind: 'weekend' }]),
    ...listed(words.holidays, (name): DaySlot => ({ kind: 'holiday', name })),
  ];
  const finder = createPhraseFinder(slots.map(([word, slot]) => [normalise(word).text, slot] as const));
  const nextWeek = createPhraseFinder(words.next_week.map((word) => [normalise(word).text, true] as const));

  return (text) => {
    const found = finder.scan(text);
    const named = found.find(({ value }) => value.kind !== 'offset') ?? found[0];
    const date = named?.value.kind === 'holiday' ? undefined : dateIn(text);
    if (date) return date;
    if (!named) return undefined;
    const next = nextWeek.all(text).find(({ start, end }) => start < named.start && end >= named.start);
    const day = named.value.kind === 'weekday' && next ? { ...named.value, weeks: 1 } : named.value;
    return { start: next?.start ?? named.start, end: named.end, day };
  };
}

function listed(words: Record<string, string[]>, slot: (key: string) => DaySlot): [string, DaySlot][] {
  return Object.entries(words).flatMap(([key, said]) => said.map((word): [string, DaySlot] => [word, slot(key)]));
}

function dateIn(text: string): DayFound | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [month = 0, day = 0] = [smallNumber(match[1] ?? ''), smallNumber(match[2] ?? '')];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { start: match.index, end: match.index + match[0].length, day: { kind: 'date', month, day } };
}
