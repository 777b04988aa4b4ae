/** Makes the sentences that never change before anybody calls, so that their first caller does not wait. */
import type { Voice } from '../audio/ports.js';
import { LANGUAGES } from '../domain/language.js';
import { PROMPTS, type PromptId, type Say, type Spoken } from '../domain/prompt.js';
import { isCacheable } from './cacheable.js';

/** Prompts without variables, most of what is said first and when something goes wrong. */
export function fixedSentences(render: (say: Say, language: Spoken['language']) => readonly Spoken[]): Spoken[] {
  const fixed = (Object.keys(PROMPTS) as PromptId[]).filter((prompt) => Object.keys(PROMPTS[prompt]).length === 0);
  return LANGUAGES.flatMap((language) => fixed.flatMap((prompt) => render({ prompt, values: {} }, language))).filter(isCacheable);
}

/** One after the other, each when `mayGoOn` lets it, until that says no. Stops at the first failure, which it returns: the voice is not there. */
export async function prepareVoice(voice: Voice, sentences: readonly Spoken[], mayGoOn = async () => true): Promise<unknown> {
  try {
    for (const sentence of sentences) {
      if (!(await mayGoOn())) return null;
      for await (const _ of voice.speak(sentence, false)) void _;
    }
    return null;
  } catch (error) {
    return error;
  }
}
