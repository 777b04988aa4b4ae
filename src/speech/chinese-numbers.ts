/** Numbers as they are said in Mandarin: counts, money, percentages and digit strings (domain reference: 幺 for 1 in numbers that name, 两 before measure words). */

const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];
const SECTIONS = ['', '万', '亿'];

/** A whole number up to 12 digits in words: 120 → 一百二十, 10 → 十, 1001 → 一千零一. */
export function numberWords(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n >= 1e12) return String(n);
  if (n === 0) return '零';
  let words = '';
  let gap = false;
  for (let section = 2; section >= 0; section--) {
    const value = Math.floor(n / 10 ** (section * 4)) % 10_000;
    if (value === 0) {
      gap = words !== '';
      continue;
    }
    if (words && (gap || value < 1000)) words += '零';
    words += sectionWords(value) + SECTIONS[section];
    gap = false;
  }
  return words.replace(/^一十/, '十');
}

function sectionWords(value: number): string {
  let words = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) zero = words !== '';
    else {
      words += (zero ? '零' : '') + DIGITS[digit] + UNITS[place];
      zero = false;
    }
  }
  return words;
}

/** A count before a measure word: 2 is 两. */
export function countWords(n: number): string {
  return n === 2 ? '两' : numberWords(n);
}

/** A number with decimals: 1.5 → 一点五. */
export function decimalWords(n: number): string {
  const [whole, fraction] = String(n).split('.');
  const words = numberWords(Number(whole));
  return fraction ? `${words}点${[...fraction].map((d) => DIGITS[Number(d)]).join('')}` : words;
}

/** Yuan in words: 120 → 一百二十元, 2 → 两元. */
export function moneyWords(yuan: number): string {
  return yuan === 2 ? '两元' : `${decimalWords(yuan)}元`;
}

/** 1.5 → 百分之一点五. */
export function percentWords(rate: number): string {
  return `百分之${decimalWords(rate)}`;
}

/** Digits one by one, 1 as 幺: "110" → 幺幺零. */
export function digitWords(digits: string): string {
  return [...digits].map((d) => (d === '1' ? '幺' : (DIGITS[Number(d)] ?? d))).join('');
}

/** Splits a digit string into groups of three or four, as people say them: mobile numbers 3-4-4, others in fours where that comes out even. */
export function digitGroups(digits: string): string[] {
  if (digits.length <= 5) return [digits];
  if (digits.length === 11) return [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)];
  const size = digits.length % 4 === 0 || digits.length % 3 !== 0 ? 4 : 3;
  const groups = digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [digits];
  const last = groups[groups.length - 1] ?? '';
  if (last.length === 1 && groups.length > 1) groups.splice(-2, 2, (groups[groups.length - 2] ?? '') + last);
  return groups;
}
