/** How long a sentence takes to say: the measure behind every length limit of the prompts. */
import type { Language } from '../domain/language.js';

/** Published rates of telephone speech: about 4.5 Han characters a second, 2.6 English words a second. */
const HAN_PER_SECOND = 4.5;
const WORDS_PER_SECOND = 2.6;

/** Estimated seconds for a text; punctuation counts as a short pause. */
export function spokenSeconds(text: string, language: Language): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z0-9]+/g)?.length ?? 0;
  const pauses = text.match(/[，。；：？！、,.;:?!]/g)?.length ?? 0;
  const pauseSeconds = language === 'en' ? 0.15 : 0.12;
  return han / HAN_PER_SECOND + words / WORDS_PER_SECOND + pauses * pauseSeconds;
}
