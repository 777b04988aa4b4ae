/** What may not be taught: matters of bodies that do not exist, and other meanings for cries for help and for a person. */
import type { OtherBody } from '../dialog/knowledge.js';
import { phraseKey, type TaughtPhrase, targetOf } from '../domain/content.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import type { LanguageData } from '../understand/parse-language.js';
import { wordsOf } from '../understand/taught-words.js';
import type { Problem } from './merge-content.js';

/** What is wrong with a phrase, or null. */
export type CheckPhrase = (phrase: TaughtPhrase) => Problem | null;

/** A phrase for an item that was removed is no mistake: it is asleep. */
export function createCheckPhrase(language: Record<Language, LanguageData>, bodies: ReadonlyMap<string, OtherBody>): CheckPhrase {
  const words = wordsOf(language);
  const kept = Object.fromEntries(LANGUAGES.map((name) => [name, vital(language[name], words[name].spell)])) as Record<
    Language,
    Map<string, string>
  >;
  return (phrase) => {
    const [kind, id] = targetOf(phrase);
    const problem = (message: string): Problem => ({ kind: 'phrase', key: phraseKey(phrase), message });
    if (kind === 'other_body' && !bodies.has(id)) return problem(`没有编号为 ${id} 的单位`);
    const meaning = kept[phrase.language].get(words[phrase.language].spell(phrase.text));
    return meaning === undefined || meaning === phrase.target ? null : problem('这句话是求助或者要人工，不能教成别的');
  };
}

/** What has to be understood in every call, with what it has to mean. */
function vital({ emergencies, intents }: LanguageData, spell: (text: string) => string): Map<string, string> {
  const urgent = emergencies.emergencies.flatMap(({ phrases }) =>
    phrases.map((text): [string, string] => [spell(text), 'emergency']),
  );
  const person = (intents.operator ?? []).map((text): [string, string] => [spell(text), 'intent:operator']);
  return new Map([...person, ...urgent]);
}
