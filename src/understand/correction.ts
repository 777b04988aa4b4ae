/** What a caller takes back: 不是护照，是港澳通行证 speaks of the second only; 我不办了 of nothing. */

export interface Corrected {
  /** What remains to be understood. */
  text: string;
  /** What was taken back, if anything. */
  without: string | null;
}

const INSTEAD =
  /^(?:.{0,6}?)(?:不是|不要|不办|没说|不是说|不是要)(.{1,20}?)[，\s]*(?:而是|我是要|我说的是|我要的是|我问的是|我要办的是|我要办|我要|我想办|我是|是|要办|要)(.{2,})$/;
/** 我想办驾照，不对，是行驶证: the first half was a slip. */
const SLIP = /^(.{2,}?)，?(?:不对|说错了|错了|搞错了|不是不是)(?:，?不对)*，(?:我|应该)?(?:是|要|想)?(.{2,})$/;
/** 不注销了，我想变更: what is no longer wanted, and then what is. */
const NO_LONGER =
  /^(?:算了，?)?(?:那)?(?:我|咱|我们)?(?:先)?不((?:注销|办|补|变更|换|转|过户|迁|延|申请|弄|查|取|提|卖|买|开)[^，]{0,6}了)，(.{2,})$/;
/** Only with a word of doing: 不要人工 denies nothing that was asked for. */
const PLAIN = /^(?:我|我们|那|就)?(?:先)?(?:不|不想|不要|不用|不打算|别|不准备)(?:再)?(?:办|申请|弄|搞)/;
/** 是不是, 要不要, 能不能 and questions ask; they take nothing back. */
const QUESTION = /(.)不\1|吗$|行不行|呢$/;

/** Takes back what was denied; names of items that hold a 不 themselves (店不开了) must be kept out by the caller. */
export function correct(text: string): Corrected {
  const instead = INSTEAD.exec(text);
  const [, denied = '', meant = ''] = instead ?? [];
  if (instead && !/^不?是/.test(meant) && !asks(text.slice(0, text.length - meant.length))) return { text: meant, without: denied };
  const [, before, after] = SLIP.exec(text) ?? NO_LONGER.exec(text) ?? [];
  if (before !== undefined && after !== undefined) return { text: after, without: before };
  const plain = PLAIN.exec(text);
  if (plain && !asks(text)) return { text: '', without: text.slice(plain[0].length) };
  return { text, without: null };
}

function asks(text: string): boolean {
  return QUESTION.test(text);
}
