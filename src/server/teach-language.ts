/** Taught phrases put among those of the files, for an understanding that is built anew. */
import { type TaughtPhrase, targetOf } from '../domain/content.js';
import type { AspectId, IntentId } from '../domain/intent.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import type { LanguageData } from '../understand/parse-language.js';

/** The language data with every phrase where a teacher would have written it; the data given is not changed. */
export function teachLanguage(
  language: Record<Language, LanguageData>,
  phrases: readonly TaughtPhrase[],
): Record<Language, LanguageData> {
  const taught = { ...language };
  for (const name of LANGUAGES) {
    const own = phrases.filter((phrase) => phrase.language === name);
    if (own.length > 0) taught[name] = own.reduce(add, language[name]);
  }
  return taught;
}

function add(data: LanguageData, phrase: TaughtPhrase): LanguageData {
  const { text } = phrase;
  const [kind, id] = targetOf(phrase);
  if (kind === 'item') return { ...data, items: [...data.items, { text, codes: [id] }] };
  if (kind === 'intent') return { ...data, intents: { ...data.intents, [id]: [...(data.intents[id as IntentId] ?? []), text] } };
  if (kind === 'aspect') {
    const aspect = data.aspects[id as AspectId] ?? { phrases: [], cues: [], weak: [], not: [] };
    return { ...data, aspects: { ...data.aspects, [id]: { ...aspect, phrases: [...aspect.phrases, text] } } };
  }
  const otherBodies = data.otherBodies.map((body) => (body.id === id ? { ...body, phrases: [...body.phrases, text] } : body));
  return { ...data, otherBodies };
}
