/** Which sentences may be kept as sound: none that carry a number of the caller's or say how their case stands. */
import { PROMPTS, type Spoken } from '../domain/prompt.js';

const OF_THE_CALLER = /^(?:case|ticket|callback)\./;

/** True when a sentence is the same for every caller. */
export function isCacheable({ prompt }: Pick<Spoken, 'prompt'>): boolean {
  if (OF_THE_CALLER.test(prompt)) return false;
  return !Object.values(PROMPTS[prompt] ?? { unknown: 'digits' }).includes('digits' as never);
}
