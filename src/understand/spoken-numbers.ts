/** Numbers as callers say them: digit by digit (幺三八, 洞拐, 三个八) or as amounts (一百二十, 三千五). */

/** A number found in a text; offsets are UTF-16 code units. */
export interface SpokenNumber {
  start: number;
  end: number;
  /** `digits`: said digit by digit, leading zeros kept; `amount`: said with 十百千万. */
  kind: 'digits' | 'amount';
  digits: string;
}

const DIGITS = new Map<string, number>([
  ...[...'0123456789'].map((digit, value) => [digit, value] as const),
  ...[...'零一二三四五六七八九'].map((digit, value) => [digit, value] as const),
  ...Object.entries({ 〇: 0, 洞: 0, 幺: 1, 两: 2, 俩: 2, 贰: 2, 陆: 6, 拐: 7, 勾: 9 }),
]);
/** Digits only between other digits: 妖 and 腰 are how recognisers write 幺, o is how people write 0. */
const INNER = new Map<string, number>(Object.entries({ o: 0, 灵: 0, 妖: 1, 腰: 1, 么: 1 }));
const SEPARATORS = new Set([' ', '，', '-', '—', '杠', '横']);
const UNIT = /[十百千万]/;
/** 三五天, 两三个月: about so many, no digits. */
const ROUGHLY = /^[两二三四五六七八九]{2}[天个年月岁日块元次份张人]/;

const D = '[一二两俩三四五六七八九0-9]';
const SECTION = `(?:(${D})千)?(零)?(?:(${D})百)?(零)?(?:(${D})?(十))?(零)?(${D})?`;
const TEN_THOUSANDS = new RegExp(`(?:(\\d+)|${SECTION})万`, 'y');
const BELOW = new RegExp(SECTION, 'y');

/** All numbers of two or more digits and all amounts in a normalised text, from left to right. */
export function spokenNumbers(text: string): SpokenNumber[] {
  const found: SpokenNumber[] = [];
  let at = 0;
  while (at < text.length) {
    const begins = DIGITS.has(text[at] ?? '') || text[at] === '十';
    const number = begins ? (amountAt(text, at) ?? digitsAt(text, at)) : undefined;
    if (number) found.push(number);
    at = number ? number.end : at + 1;
  }
  return found;
}

/** The value of a single spoken or written digit, or undefined. */
function digitValue(character: string): number | undefined {
  return DIGITS.get(character);
}

interface Step {
  digits: string;
  end: number;
}

function digitsAt(text: string, start: number): SpokenNumber | undefined {
  if (ROUGHLY.test(text.slice(start, start + 3))) return undefined;
  let digits = '';
  let end = start;
  for (let step = digitStep(text, start, false); step; step = digitStep(text, step.end, true)) {
    digits += step.digits;
    if (step.digits !== '') end = step.end;
  }
  return digits.length >= 2 ? { start, end, kind: 'digits', digits } : undefined;
}

function digitStep(text: string, at: number, inside: boolean): Step | undefined {
  const repeated = repeatedDigit(text, at, inside);
  if (repeated) return repeated;
  const here = text[at] ?? '';
  const digit = DIGITS.get(here) ?? (inside ? INNER.get(here) : undefined);
  if (digit !== undefined) return UNIT.test(text[at + 1] ?? '') ? undefined : { digits: String(digit), end: at + 1 };
  return inside && SEPARATORS.has(here) ? { digits: '', end: at + 1 } : undefined;
}

/** 三个八 → 888. Outside a run it counts only before the end of a clause or more digits: 两个二手车 is no number. */
function repeatedDigit(text: string, at: number, inside: boolean): Step | undefined {
  const times = DIGITS.get(text[at] ?? '');
  const digit = DIGITS.get(text[at + 2] ?? '');
  if (text[at + 1] !== '个' || times === undefined || digit === undefined || times < 2) return undefined;
  const next = text[at + 3] ?? ' ';
  const ends = DIGITS.has(next) || SEPARATORS.has(next);
  return UNIT.test(next) || !(inside || ends) ? undefined : { digits: String(digit).repeat(times), end: at + 3 };
}

function amountAt(text: string, start: number): SpokenNumber | undefined {
  if (DIGITS.has(text[start - 1] ?? '')) return undefined; // 四五十: about so many
  const high = matchAt(TEN_THOUSANDS, text, start);
  const tenThousands = high ? (high[1] === undefined ? sectionValue(high.slice(2), 10) : Number(high[1])) : 0;
  const from = tenThousands > 0 ? start + (high?.[0].length ?? 0) : start;
  const low = matchAt(BELOW, text, from);
  const said = low?.[0] ?? '';
  if (tenThousands === 0 && !/^[^零].*[十百千]|^十/.test(said)) return undefined;
  const value = tenThousands * 10_000 + sectionValue(low?.slice(1) ?? [], tenThousands > 0 ? 10_000 : 10);
  return { start, end: from + said.length, kind: 'amount', digits: String(value) };
}

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

/** A last digit without unit takes the next lower one (三千五 → 3500, 一万二 → 12000), unless 零 came before it (一千零五 → 1005). */
function sectionValue(groups: readonly (string | undefined)[], above: number): number {
  const [thousands, zero1, hundreds, zero2, tens, ten, zero3, last] = groups;
  const value = units(thousands) * 1000 + units(hundreds) * 100 + (ten ? units(tens, 1) * 10 : 0);
  const lowest = ten || zero1 || zero2 || zero3 ? 10 : hundreds ? 100 : thousands ? 1000 : above;
  return value + (units(last) * lowest) / 10;
}

function units(character: string | undefined, absent = 0): number {
  return character === undefined ? absent : (DIGITS.get(character) ?? absent);
}

/** A number below a hundred that is the whole text, as in dates and ordinals: 十二 → 12, 三 → 3. */
export function smallNumber(text: string): number | undefined {
  if (text.length === 1 && text !== '十') return digitValue(text);
  const [number] = spokenNumbers(text);
  return number && number.end === text.length && number.digits.length <= 2 ? Number(number.digits) : undefined;
}
