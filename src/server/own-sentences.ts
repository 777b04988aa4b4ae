/** What a line of sound says by itself, outside the dialogue. */
import type { OwnSentences } from '../audio/ports.js';
import type { Published } from '../calls/published.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { type Say, type Spoken, say } from '../domain/prompt.js';
import { renderSay } from '../speech/render.js';

export interface LineSentences extends OwnSentences {
  /** When the carrier goes on after the sound was lost. */
  again: Record<Language, readonly Spoken[]>;
}

/** Rendered with the wording published now. */
export function ownSentences({ books }: Published): LineSentences {
  const each = (one: Say) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, renderSay(one, books[language])])) as Record<Language, Spoken[]>;
  return { filler: each(say('sound.wait')), keysOnly: each(say('sound.keys-only')), again: each(say('sound.again')) };
}
