/** Who is calling, as far as the carrier says: a number to call back, or nobody when the caller withholds it. */

/** What a keypad spells for the words carriers send in place of a withheld number: ANONYMOUS is 266696687. */
const MASKS = new Set(['anonymous', 'restricted', 'unavailable', 'unknown', 'blocked', 'private'].map(keypadSpelling));
const NUMBER = /^\+?\d{3,20}$/;
const SIP_USER = /^sips?:(\+?\d{3,20})@/i;

/** The digits one presses to write a word. */
export function keypadSpelling(word: string): string {
  const keys = { 2: 'abc', 3: 'def', 4: 'ghi', 5: 'jkl', 6: 'mno', 7: 'pqrs', 8: 'tuv', 9: 'wxyz' };
  const key = (letter: string) => Object.entries(keys).find(([, letters]) => letters.includes(letter))?.[0] ?? '';
  return [...word].map(key).join('');
}

/** A number that can be dialled, from E.164, a short code or a SIP address; null for everything else, withheld numbers included. */
export function callerNumber(value: string | undefined): string | null {
  const text = (value ?? '').trim();
  const number = SIP_USER.exec(text)?.[1] ?? text;
  if (!NUMBER.test(number) || MASKS.has(number.replace('+', ''))) return null;
  return number;
}
