/** What a model invents when it hears noise: repetitions, texts longer than anybody can speak, sentences of films. */
import { Converter } from 'opencc-js/t2cn';

/** Fast speech has some 7 Han characters a second. */
const MOST_CHARACTERS_A_SECOND = 9;
const A_FEW = 4;
/** Learned from the subtitles models were trained on; nobody says them to an inquiry line. */
const INVENTED =
  /字幕|订阅|點贊|点赞|请不吝|打赏|明镜与点点|谢谢(?:大家)?(?:观看|收看|收听)|(?:thanks?|thank you) for watching|subtitles? by|amara\.org/i;
/** Not digits: a receipt number may have four zeros in a row. */
const REPEATED = /([^\d]{1,12}?)\1{3,}/u;

const simplify = Converter({ from: 'tw', to: 'cn' });

/** The text as it may be handed on, simplified; '' for what nobody can have said in so many ms. */
export function guarded(text: string, speechMs: number): string {
  const clean = simplify(text).replace(/\s+/g, ' ').trim();
  const spoken = clean.replace(/[\s\p{P}]/gu, '');
  if (spoken.length > A_FEW + (MOST_CHARACTERS_A_SECOND * speechMs) / 1_000 && /\p{Script=Han}/u.test(spoken)) return '';
  return INVENTED.test(clean) || REPEATED.test(spoken) ? '' : clean;
}
