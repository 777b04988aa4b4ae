/** Values said in an utterance: receipt number, digits, item code, window, day, ordinal. */
import type { ServiceWindow } from '../domain/item.js';
import { isReceipt, type ReceiptRule } from '../domain/receipt.js';
import type { Slots, UtteranceContext } from '../domain/understanding.js';
import type { DayOf } from './days.js';
import type { Normalise } from './normalise.js';
import { ordinalIn } from './ordinal.js';
import { createPhraseFinder, type PhraseFinder } from './phrase-finder.js';
import { smallNumber, spokenNumbers } from './spoken-numbers.js';

export type SlotsOf = (text: string, context?: UtteranceContext) => Slots;

export interface SlotParts {
  windows: readonly ServiceWindow[];
  itemCodes: ReadonlySet<string>;
  receiptRule: ReceiptRule;
  normalise: Normalise;
  day: DayOf;
}

const NUMBERED_WINDOW = /([一二三四五六七八九十两]{1,3}|\d{1,2})号(?:窗口|柜台)/;
/** 2001年, 3002块: no item code. */
const COUNTED = /^[年月日元块万米平方岁路%]/;

/** Builds the slot reader. */
export function createSlots(parts: SlotParts): SlotsOf {
  const names = windowNames(parts.windows, parts.normalise);
  const codes = new Set(parts.windows.map(({ code }) => code));
  return (text, context) => {
    const day = parts.day(text);
    const digits = digitSlots(
      day ? text.slice(0, day.start) + '，'.repeat(day.end - day.start) + text.slice(day.end) : text,
      parts,
      context,
    );
    const window = names.scan(text)[0]?.value ?? numberedWindow(text, codes);
    return defined({ ...digits, window, day: day?.day, ordinal: ordinalIn(text) });
  };
}

/** What callers call a window, to its code: short names only with the word for window or bureau after them. */
export function windowNames(windows: readonly ServiceWindow[], normalise: Normalise): PhraseFinder<string> {
  const entries = windows.flatMap(({ code, department, spoken, short_name, aliases }) =>
    [department, spoken, ...aliases, ...['窗口', '局', '大厅'].map((word) => short_name + word)].map((name): [string, string] => [
      normalise(name).text,
      code,
    ]),
  );
  return createPhraseFinder(entries.reverse());
}

function numberedWindow(text: string, codes: ReadonlySet<string>): string | undefined {
  const said = NUMBERED_WINDOW.exec(text)?.[1];
  const code = said === undefined ? '' : String(smallNumber(said) ?? '').padStart(2, '0');
  return codes.has(code) ? code : undefined;
}

function digitSlots(text: string, { itemCodes, receiptRule }: SlotParts, context?: UtteranceContext): Slots {
  const numbers = spokenNumbers(text);
  const joined = numbers.map(({ digits }) => digits).join('');
  const longest = numbers.reduce((best, { digits }) => (digits.length > best.length ? digits : best), '');
  const receipt = [longest, joined].find((digits) => isReceipt(digits, receiptRule));
  const digits = receipt ?? (context?.expects === 'digits' ? joined : longest);
  const code = numbers.find(({ digits, end }) => itemCodes.has(digits) && !COUNTED.test(text.slice(end)))?.digits;
  return { receipt, digits: digits.length >= 2 ? digits : undefined, code };
}

/** Only what was said stands in the result. */
function defined(slots: Slots): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined));
}
