/** What staff have taught since the understanding was built: phrases that hold at once, laid over it, at no cost of building. */
import { type TaughtPhrase, targetOf } from '../domain/content.js';
import type { AspectId, IntentId } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import type { Language } from '../domain/language.js';
import type { ItemMatch, Understanding, UtteranceContext } from '../domain/understanding.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder, type PhraseFinder } from './phrase-finder.js';
import { createPhraseMemory, type PhraseMemory } from './phrase-memory.js';
import { keptWords, pairsOf, type TaughtWords, wordsOf } from './taught-words.js';
import type { Understand } from './understand.js';

export interface Taught {
  phrases: readonly TaughtPhrase[];
  /** The catalog as it is now; the understanding may have been built over an older one. */
  item(code: string): Item | undefined;
}

/** Lays what was taught over an understanding; takes a millisecond or two for hundreds of phrases. */
export type WithTaught = (base: Understand, taught: Taught) => Understand;

/** Longest first, a phrase inside an utterance counts from so many characters on: shorter ones are parts of other words. */
const MIN_INSIDE = 3;
/** A phrase that is this share of what was said is what was meant. */
const MOST_OF_IT = 0.6;
/** Weighted Dice likeness from which a taught phrase is asked back. */
const NEAR = 0.75;
/** Even where the understanding is sure of something else: it was taught because that was wrong. */
const VERY_NEAR = 0.9;
const HEARD_ALIKE = 0.95;

/** Reads the words of each language once; what is taught later costs little. */
export function createTaughtPhrases(language: Record<Language, LanguageData>): WithTaught {
  const words = wordsOf(language);
  // Phrases are learnt anew with each publication, what callers say is not.
  const phraseWords = { 'zh-CN': keptWords(words['zh-CN']), en: keptWords(words.en) };
  return (base, taught) => {
    const known = { 'zh-CN': learn(phraseWords['zh-CN'], taught, 'zh-CN'), en: learn(phraseWords.en, taught, 'en') };
    return (text, context) => {
      const first = inCatalog(base(text, context), taught);
      const spoken = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
      if (known[spoken].none || context?.expects === 'digits') return first;
      const told = withTaught({ base, taught, words: words[spoken], known: known[spoken] }, { text, first, context });
      return told ?? first;
    };
  };
}

interface Known {
  none: boolean;
  exact: ReadonlyMap<string, TaughtPhrase>;
  heard: ReadonlyMap<string, TaughtPhrase>;
  inside: PhraseFinder<TaughtPhrase>;
  memory: PhraseMemory;
  byText: ReadonlyMap<string, TaughtPhrase>;
}

function learn({ spell, core, sounds }: TaughtWords, { phrases, item }: Taught, language: Language): Known {
  const live = phrases.filter((phrase) => phrase.language === language && isAlive(phrase, item));
  const spelled = live.map((phrase): [string, TaughtPhrase] => [spell(phrase.text), phrase]);
  const pieces = (text: string) => [...pairsOf(text), ...pairsOf(sounds.code(text))];
  return {
    none: live.length === 0,
    exact: new Map(spelled),
    heard: new Map(spelled.filter(([text]) => text.length >= MIN_INSIDE).map(([text, phrase]) => [sounds.code(text), phrase])),
    inside: createPhraseFinder(
      spelled.filter(([text, { target }]) => text.length >= (target.startsWith('aspect:') ? 2 : MIN_INSIDE)),
    ),
    memory: createPhraseMemory(
      spelled.filter(([text]) => core(text).length >= MIN_INSIDE).map(([text]) => ({ label: text, text })),
      pieces,
    ),
    byText: new Map(spelled),
  };
}

function isAlive(phrase: TaughtPhrase, item: Taught['item']): boolean {
  const [kind, id] = targetOf(phrase);
  return kind !== 'item' || item(id) !== undefined;
}

interface Parts {
  base: Understand;
  taught: Taught;
  words: TaughtWords;
  known: Known;
}
interface Said {
  text: string;
  first: Understanding;
  context: UtteranceContext | undefined;
}

/** Word for word before sound for sound, the whole before a part, a part before what is only alike. */
function withTaught(parts: Parts, said: Said): Understanding | undefined {
  const { spell, core, sounds } = parts.words;
  const { exact, heard, inside, memory, byText } = parts.known;
  const whole = spell(said.text);
  const bare = core(said.text);
  const same = exact.get(whole) ?? exact.get(bare);
  if (same) return meant(parts, said, { phrase: same, score: 1, note: `教过“${same.text}”` });
  if (said.first.intent === 'emergency') return undefined;
  const alike = heard.get(sounds.code(whole)) ?? heard.get(sounds.code(bare));
  if (alike && said.first.decision !== 'answer')
    return meant(parts, said, { phrase: alike, score: HEARD_ALIKE, note: `听着就是教过的“${alike.text}”` });
  const [longest] = inside.scan(whole).sort((a, b) => b.phrase.length - a.phrase.length);
  if (longest) return partOf(parts, said, { whole, share: longest.phrase.length / Math.max(1, bare.length), found: longest });
  const [near] = [...memory.nearest(whole).slice(0, 1), ...memory.nearest(bare).slice(0, 1)].sort(
    (a, b) => b.likeness - a.likeness,
  );
  const phrase = near && near.likeness >= (isSure(said.first) ? VERY_NEAR : NEAR) ? byText.get(near.label) : undefined;
  return phrase && near && meant(parts, said, { phrase, score: near.likeness, note: `像教过的“${phrase.text}”` });
}

/** Sure enough that something merely like it does not count. */
function isSure({ decision, intent, confidence }: Understanding): boolean {
  return decision === 'answer' || (decision === 'other' && intent !== 'none' && confidence >= NEAR);
}

interface Inside {
  whole: string;
  share: number;
  found: { phrase: string; value: TaughtPhrase };
}

/** A taught phrase inside more words: an item's is read as the item's own name, so that all that is said around it counts as ever. */
function partOf(parts: Parts, said: Said, { whole, share, found }: Inside): Understanding | undefined {
  const phrase = found.value;
  const [kind, id] = targetOf(phrase);
  const note = `教过“${phrase.text}”`;
  if (kind === 'aspect') {
    const rest = parts.base(whole.replace(found.phrase, '，'), said.context);
    return {
      ...inCatalog(rest, parts.taught),
      text: said.first.text,
      aspects: [...new Set([...rest.aspects, id as AspectId])],
      why: [...rest.why, note],
    };
  }
  if (kind === 'item') {
    const item = parts.taught.item(id) as Item;
    const again = inCatalog(parts.base(whole.replace(found.phrase, item.short_name), said.context), parts.taught);
    if (again.items.some(({ code }) => code === id))
      return { ...again, text: said.first.text, why: [...again.why, `${note}，按“${item.short_name}”理解`] };
    return isSure(said.first) && share < MOST_OF_IT
      ? undefined
      : meant(parts, said, { phrase, score: share >= MOST_OF_IT ? 1 : NEAR, note });
  }
  return share >= MOST_OF_IT || !isSure(said.first) ? meant(parts, said, { phrase, score: Math.min(1, share), note }) : undefined;
}

interface Meaning {
  phrase: TaughtPhrase;
  /** 0–1. */
  score: number;
  note: string;
}

/** What the phrase stands for, said outright; merely like an item's, it is asked back. */
function meant({ taught }: Parts, { first, context }: Said, { phrase, score, note }: Meaning): Understanding {
  const [kind, id] = targetOf(phrase);
  const why = [...first.why, note];
  if (kind === 'item') {
    const { code, short_name: name } = taught.item(id) as Item;
    const own = { code, name, score: rounded(score) };
    if (score >= HEARD_ALIKE) return { ...first, intent: 'item', confidence: score, decision: 'answer', items: [own], why };
    const items = [own, ...first.items.filter((one) => one.code !== code)].slice(0, 5);
    return { ...first, intent: 'item', confidence: score, decision: 'confirm', items, why };
  }
  if (kind === 'aspect') {
    const item = taught.item(context?.item ?? '');
    const items: ItemMatch[] = item ? [{ code: item.code, name: item.short_name, score: 1 }] : [];
    return {
      ...first,
      intent: 'item',
      confidence: score,
      decision: item ? 'answer' : 'reject',
      items,
      aspects: [id as AspectId],
      why,
    };
  }
  const slots = kind === 'other_body' ? { ...first.slots, body: id } : first.slots;
  const intent = kind === 'other_body' ? 'other_body' : (id as IntentId);
  return { ...first, intent, confidence: score, decision: intent === 'none' ? 'reject' : 'other', items: [], slots, why };
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** An understanding built over an older catalog, read against today's: what is gone is not named, what is renamed has its new name. */
function inCatalog(understanding: Understanding, { item }: Taught): Understanding {
  const items = understanding.items.flatMap((match): ItemMatch[] => {
    const now = item(match.code);
    return now === undefined ? [] : [{ ...match, name: now.short_name }];
  });
  const lost = items.length < understanding.items.length && items[0]?.code !== understanding.items[0]?.code;
  if (!lost || understanding.intent !== 'item') return { ...understanding, items };
  return { ...understanding, items, decision: items.length === 0 ? 'reject' : 'confirm' };
}
