/** Which of several things a caller picks: 第二个 → 2, 头一个 → 1, 最后一个 → -1. */
import { smallNumber } from './spoken-numbers.js';

const NUMBER = '([一二两三四五六七八九十1-9])';
const COUNTED = new RegExp(`第${NUMBER}(?:个|项|条|样|种|家)?(?:吧|那个|的)?(?:，|$)|第${NUMBER}(?:个|项|条|样|种)`);
/** The whole utterance is the number, with what people say around it. */
const BARE = new RegExp(`^(?:我)?(?:就)?(?:选|要|是|按)?(?:第)?${NUMBER}(?:号|个)?(?:吧|呗|的)?$`);
const FIRST = /^(?:就|要|选|我要)?(?:头一个|前头那个|前面那个|前面的|上面那个)/;
const LAST = /最后(?:一|那)?个|末了那个|末尾那个/;

/** The ordinal in a normalised text, -1 for the last. */
export function ordinalIn(text: string): number | undefined {
  if (LAST.test(text)) return -1;
  if (FIRST.test(text)) return 1;
  const counted = COUNTED.exec(text);
  const bare = BARE.exec(text);
  const number = counted?.[1] ?? counted?.[2] ?? bare?.[1];
  return number === undefined ? undefined : smallNumber(number === '两' ? '二' : number);
}
