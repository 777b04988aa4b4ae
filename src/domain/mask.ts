/** Hides what could identify a person: telephone numbers in lists, long digit runs in transcripts. */

/**
 * A telephone number as staff may see it: '+8613812345678' → '138****5678'. Mainland numbers lose their country code; seven to ten
 * digits keep the last four; service numbers of up to six digits (110, 12345) are nobody's and stay.
 */
export function maskNumber(number: string): string {
  const digits = number.replace(/^\+?86(?=\d{10,})/, '').replace(/\D/g, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  if (digits.length >= 7) return `****${digits.slice(-4)}`;
  return digits === number ? number : '****';
}

const DIGIT =
  '(?:[\\p{Nd}零〇○一二三四五六七八九幺两洞拐勾壹贰叁肆伍陆柒捌玖]|\\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\\b)';
/** What people and recognisers put between the digits of one number. */
const BETWEEN = '[\\s\\-‐-―－_.,:/·，、。：个嗯呃额啊哦杠]{0,3}';
const LONG_RUN = new RegExp(`${DIGIT}(?:${BETWEEN}${DIGIT}){6,}(?:${BETWEEN}[xX×叉](?![a-zA-Z]))?`, 'giu');
const ONE_DIGIT = new RegExp(`${DIGIT}|[xX×叉]`, 'giu');

/**
 * Replaces every run of seven or more digits by its length: '我的电话是一三八 1234 5678' → '我的电话是［11位数字］'. Digits may be Arabic, Han
 * (幺, 两, 洞, 拐 and 勾 too) or English words, with pauses between them; the X that closes an identity number goes with it. Dates and amounts are shorter
 * or broken up by 年, 万 and the like, and stay (house rule: no run of seven digits is logged).
 */
export function redactDigits(text: string): string {
  return text.replace(LONG_RUN, (run) => `［${run.match(ONE_DIGIT)?.length ?? 0}位数字］`);
}
