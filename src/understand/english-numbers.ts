/** English number words as digits: two one five → 215, double eight → 88, twenty one → 21. */

const DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const TIMES = new Map([
  ['double', 2],
  ['triple', 3],
]);

/** Replaces number words in a text of words parted by single spaces; neighbouring digits are joined. */
export function withDigits(text: string): string {
  const words = text.split(' ');
  const said: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const times = TIMES.get(words[at] ?? '');
    const repeated = times === undefined ? '' : digit(words[at + 1] ?? '', true).repeat(times);
    if (repeated !== '') at += 1;
    const tens = TENS.indexOf(words[at] ?? '') + 2;
    const units = tens >= 2 ? DIGITS.indexOf(words[at + 1] ?? '') : -1;
    if (tens >= 2 && units > 0) at += 1;
    const number = tens >= 2 ? `${tens}${Math.max(0, units)}` : '';
    said.push(repeated || number || digit(words[at] ?? '', /\d$/.test(said.at(-1) ?? '')) || (words[at] ?? ''));
  }
  return said.join(' ').replace(/(?<=\d) (?=\d)/g, '');
}

/** `inside`: after a digit or double, where oh stands for zero. */
function digit(word: string, inside: boolean): string {
  if (inside && (word === 'oh' || word === 'o')) return '0';
  const value = DIGITS.indexOf(word);
  if (value >= 0) return String(value);
  const teen = TEENS.indexOf(word);
  return teen >= 0 ? String(teen + 10) : /^\d+$/.test(word) ? word : '';
}
