/** Understanding of English: commands, questions about an item in focus, numbers. Item names are Chinese and not looked up. */
import { ASPECT_IDS, INTENT_IDS, type IntentId } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import { isReceipt } from '../domain/receipt.js';
import type { ItemMatch, Slots, Understanding, UtteranceContext } from '../domain/understanding.js';
import { type AspectsOf, aspectsOf, createAspects } from './aspects.js';
import { createDays, type DayOf } from './days.js';
import { withDigits } from './english-numbers.js';
import { createIntents, type IntentOf } from './intents.js';
import { languageWanted } from './language-wanted.js';
import type { LanguageData } from './parse-language.js';
import { createPhraseFinder, type PhraseFinder } from './phrase-finder.js';
import { createReferrals, type Referrals } from './referrals.js';
import type { Understand, UnderstandResources } from './understand.js';

const MAX_WORDS = 60;
const ORDINALS = new Map([
  ...'first second third fourth fifth'.split(' ').map((word, at): [string, number] => [word, at + 1]),
  ...'one two three four five'.split(' ').map((word, at): [string, number] => [`number ${word}`, at + 1]),
  ['last', -1],
]);

interface EnglishParts {
  spell(text: string): string;
  intent: IntentOf;
  aspects: AspectsOf;
  referrals: Referrals;
  day: DayOf;
  choices: PhraseFinder<'continue'>;
  items: ReadonlyMap<string, Item>;
  isReceipt(digits: string): boolean;
}

/** Builds the understanding of English. Texts are words between single spaces, one before and one after, so that phrases end where words do. */
export function createEnglish({ items, receiptRule }: UnderstandResources, data: LanguageData): Understand {
  const spell = createSpelling(data);
  const normalise = (text: string) => ({ text: spell(text), notes: [] });
  const phrases = INTENT_IDS.filter((intent) => intent !== 'item').flatMap((label) =>
    (data.intents[label] ?? []).map((text) => ({ label: label as string, text: spell(text) })),
  );
  const urgent = data.emergencies.emergencies.flatMap((entry) =>
    entry.phrases.map((text) => ({ label: 'emergency', text: spell(text) })),
  );
  const questions = ASPECT_IDS.flatMap((aspect) => data.aspects[aspect]?.phrases ?? []).map(spell);
  const parts: EnglishParts = {
    spell,
    intent: createIntents([...phrases, ...urgent], questions, tokensOf),
    aspects: createAspects(data.aspects, normalise, tokensOf),
    referrals: createReferrals(data, normalise, tokensOf),
    day: createDays(data.days, normalise),
    choices: createPhraseFinder(
      Object.entries(data.choices).flatMap(([choice, said]) =>
        (said ?? []).map((text): [string, 'continue'] => [spell(text), choice as 'continue']),
      ),
    ),
    items: new Map(items.map((item) => [item.code, item])),
    isReceipt: (digits) => isReceipt(digits, receiptRule),
  };
  return (raw, context) => understand(parts, raw, context);
}

/** Lower-case words; fillers left out, synonyms replaced. */
function createSpelling(data: LanguageData): (text: string) => string {
  const padded = (text: string) =>
    ` ${(
      text
        .slice(0, 1000)
        .normalize('NFKC')
        .toLowerCase()
        .match(/[a-z0-9']+/g) ?? []
    )
      .slice(0, MAX_WORDS)
      .join(' ')} `;
  const synonyms = data.words.synonyms.map(([said, meant]): [string, string] => [padded(said), padded(meant)]);
  const table = createPhraseFinder([
    ...data.words.fillers.map((filler): [string, string] => [padded(filler), ' ']),
    ...synonyms.filter(([said, meant]) => !meant.includes(said)),
  ]);
  return (text) => {
    let spelled = padded(text);
    for (let pass = 0; pass < 8; pass += 1) {
      const [found] = table.scan(spelled);
      if (!found) break;
      const next = spelled.slice(0, found.start) + found.value + spelled.slice(found.end);
      if (next.trim() === '') break;
      spelled = next;
    }
    return spelled;
  };
}

function tokensOf(text: string): string[] {
  const words = text.trim().split(' ');
  return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
}

function understand(parts: EnglishParts, raw: string, context?: UtteranceContext): Understanding {
  const text = parts.spell(raw);
  const cues = parts.aspects(text);
  const aspects = aspectsOf(cues);
  const slots = slotsOf(parts, text);
  const verdict = judge(parts, text, { slots, aspects: aspects.length > 0, context });
  return {
    text: text.trim(),
    decision: verdict.items ? 'answer' : verdict.intent === 'none' || verdict.intent === 'item' ? 'reject' : 'other',
    intent: verdict.intent,
    confidence: verdict.confidence,
    aspects,
    items: verdict.items ?? [],
    slots: { ...slots, ...verdict.slots },
    why: [...cues.map(({ phrase }) => `查询方面：${phrase.trim()}`), verdict.why],
  };
}

interface Verdict {
  intent: IntentId;
  confidence: number;
  items?: ItemMatch[];
  slots?: Slots;
  why: string;
}

/** An aspect is asked, of the item in focus if there is one, unless a command is said or nearly said. */
const ENOUGH_SAID = 0.5;
const LIKE_ENOUGH = 0.85;

interface Heard {
  slots: Slots;
  aspects: boolean;
  context: UtteranceContext | undefined;
}

function judge(parts: EnglishParts, text: string, { slots, aspects, context }: Heard): Verdict {
  const urgent = parts.referrals.emergency(text, []);
  if (urgent)
    return {
      intent: 'emergency',
      confidence: urgent.score,
      slots: { emergency: urgent.to },
      why: `紧急情况“${urgent.phrase.trim()}”`,
    };
  if (slots.receipt !== undefined) return { intent: 'case_status', confidence: 1, why: '回执号校验位正确' };
  const chosen = itemFor(parts, slots, context);
  if (chosen) return chosen;
  const choice = parts.choices.get(text);
  if (choice !== undefined) return { intent: 'none', confidence: 1, slots: { choice }, why: '对刚才几条路的回答' };
  const best = parts.intent(text);
  const inFocus = parts.items.get(context?.item ?? '');
  const commanded = best !== undefined && (best.evidence.said >= ENOUGH_SAID || best.evidence.nearest >= LIKE_ENOUGH);
  if (aspects && !commanded)
    return inFocus ? answered(inFocus, '接着说这一项') : { intent: 'item', confidence: 0.5, why: '只说了查询方面' };
  if (best && best.intent !== 'item' && best.intent !== 'none') {
    const language = best.intent === 'language' ? languageWanted(text) : undefined;
    return {
      intent: best.intent,
      confidence: best.confidence,
      slots: language && { language },
      why: `像“${best.evidence.phrase.trim()}”`,
    };
  }
  return { intent: 'none', confidence: 0.5, why: '与意图都不像' };
}

function itemFor(parts: EnglishParts, { code, ordinal }: Slots, context?: UtteranceContext): Verdict | undefined {
  const option = ordinal === undefined ? undefined : context?.options?.at(ordinal > 0 ? ordinal - 1 : ordinal);
  const item = parts.items.get((context?.expects === 'digits' ? undefined : code) ?? option ?? '');
  return item && answered(item, option === undefined ? `事项编号 ${code}` : `第${ordinal}个选项`);
}

function answered(item: Item, why: string): Verdict {
  return { intent: 'item', confidence: 1, items: [{ code: item.code, name: item.short_name, score: 1 }], why };
}

function slotsOf(parts: EnglishParts, text: string): Slots {
  const runs = withDigits(text.trim()).match(/\d{2,}/g) ?? [];
  const digits = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  const ordinal = [...ORDINALS].find(([word]) => text.includes(` ${word} `))?.[1];
  const slots: Slots = {
    receipt: parts.isReceipt(digits) ? digits : undefined,
    digits: digits === '' ? undefined : digits,
    code: runs.find((run) => parts.items.has(run)),
    day: parts.day(text)?.day,
    ordinal,
  };
  return Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined));
}
