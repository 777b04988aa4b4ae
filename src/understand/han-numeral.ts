/** A number from 1 to 99 in Han numerals: 2 → 二, 16 → 十六. */
const DIGITS = '零一二三四五六七八九';

/** `number` is one or two Arabic digits without a leading zero. */
export function hanNumeral(number: string): string {
  const [tens, units] = number.length === 2 ? [Number(number[0]), Number(number[1])] : [0, Number(number)];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return ten + (units === 0 ? '' : DIGITS[units]);
}
