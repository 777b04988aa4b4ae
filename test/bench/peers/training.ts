/** The text every peer is taught with: all names of the catalog and all phrases of data/language, nothing of any test set. */
import type { Item } from '../../../src/domain/item.js';
import type { LanguageData } from '../../../src/understand/parse-language.js';
import { createSegment } from '../../../src/understand/segment.js';
import type { Example, Training } from './peer.js';

/** Names first, then phrases; a phrase that fits several items is an example of each. */
export function trainingOf(items: readonly Item[], language: LanguageData): Training {
  const phrases = language.items.flatMap(({ text, codes }) => codes.map((code): Example => ({ code, text, kind: 'phrase' })));
  return {
    examples: [...items.flatMap(namesOf), ...phrases],
    segment: segmenterOf(items, Object.values(language.words.actions).flat()),
  };
}

/** What data/language knows not to be an item: matters of other bodies, complaints, emergencies, small talk. */
export function outsidePhrases({ otherBodies, intents, emergencies }: LanguageData): string[] {
  const talk = [intents.complaint, intents.greeting, intents.thanks, intents.bye].flatMap((phrases) => phrases ?? []);
  const bodies = [...otherBodies, ...emergencies.emergencies].flatMap(({ phrases }) => phrases);
  return [...bodies, ...talk];
}

function namesOf(item: Item): Example[] {
  const { code } = item;
  return [
    { code, text: item.name, kind: 'name' },
    { code, text: item.short_name, kind: 'short' },
    ...item.aliases.map((text): Example => ({ code, text, kind: 'alias' })),
  ];
}

/** Jieba with the short names of things from the catalog, those that hold no action word; the rule of `understand/chinese-parts.ts`. */
function segmenterOf(items: readonly Item[], actionWords: readonly string[]): Training['segment'] {
  const names = items.flatMap((item) => [item.short_name, ...item.aliases]);
  const isThing = (name: string) => name.length >= 3 && name.length <= 6 && !actionWords.some((word) => name.includes(word));
  const segment = createSegment(names.filter(isThing));
  return (text) => segment(text.normalize('NFKC').toLowerCase());
}
