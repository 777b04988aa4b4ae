/** How much is said in a text, counted in Han characters and words; listening noises (嗯, 哦, 好, 对, 啊) count nothing. */

/** What people say to show that they are listening, in any number and order. */
const BACKCHANNEL =
  /^(?:[嗯恩唔哦噢喔啊呀哎诶欸唉呃额嘛哈]|好的?|对的?|是的?|行|没错|明白了?|知道了?|这样|u[hm]+|m+|oh|ok(?:ay)?|yeah|yes|right|[\s\p{P}])+/iu;
const HAN = /\p{Script=Han}/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Han characters plus words of other scripts, after the listening noises at the beginning. */
export function wordsSaid(text: string): number {
  const rest = text.replace(BACKCHANNEL, '');
  const han = rest.match(HAN)?.length ?? 0;
  return han + (rest.replace(HAN, ' ').match(WORDS)?.length ?? 0);
}

/** True when somebody said something, but nothing beyond listening noises. */
export function isBackchannel(text: string): boolean {
  return text.trim() !== '' && wordsSaid(text) === 0;
}
