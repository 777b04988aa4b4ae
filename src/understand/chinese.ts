/** Understanding of Chinese: what was read, weighed in a fixed order of urgency. */
import type { Decision, IntentId } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import type { ItemMatch, Slots } from '../domain/understanding.js';
import { type ChineseParts, createChineseParts } from './chinese-parts.js';
import { decideMatch } from './decide-match.js';
import { languageWanted } from './language-wanted.js';
import { pickOption } from './options.js';
import type { LanguageData } from './parse-language.js';
import type { Ranked } from './rank.js';
import { type Reading, read } from './reading.js';
import type { Referral } from './referrals.js';
import { THRESHOLDS } from './thresholds.js';
import type { Understand, UnderstandResources } from './understand.js';
import type { Weighed } from './weigh-intents.js';

/** What an utterance comes to, before the reading's own fields are added. */
interface Verdict {
  intent: IntentId;
  confidence: number;
  decision?: Decision;
  items?: ItemMatch[];
  slots?: Slots;
  why: string;
}

type Judge = (parts: ChineseParts, reading: Reading) => Verdict | undefined;

/** The first judge with a verdict stands; the order is the order of urgency. */
const JUDGES: readonly Judge[] = [emergency, digits, option, bareAspect, intent, item];

/** Builds the understanding of Chinese. */
export function createChinese(resources: UnderstandResources, data: LanguageData): Understand {
  const parts = createChineseParts(resources, data);
  return (raw, context) => {
    const reading = read(parts, raw, context);
    const verdict = firstVerdict(parts, reading);
    const { intent, confidence, items = [], slots = {}, why } = verdict;
    return {
      text: reading.text,
      decision: verdict.decision ?? (intent === 'none' ? 'reject' : 'other'),
      intent,
      confidence,
      aspects: reading.aspects,
      items,
      slots: { ...reading.slots, ...slots },
      why: [
        ...reading.why,
        ...(reading.cues.length > 0 ? [`查询方面：${reading.cues.map(({ phrase }) => phrase).join('、')}`] : []),
        why,
      ],
    };
  };
}

const NOTHING: Verdict = { intent: 'none', confidence: 1, why: '没有听出内容' };

function firstVerdict(parts: ChineseParts, reading: Reading): Verdict {
  if (reading.text === '') return NOTHING;
  for (const judge of JUDGES) {
    const verdict = judge(parts, reading);
    if (verdict) return verdict;
  }
  return { intent: 'none', confidence: 0.5, why: '与事项、意图都不像' };
}

function emergency(parts: ChineseParts, { text, named }: Reading): Verdict | undefined {
  const found = parts.referrals.emergency(text, named);
  return (
    found && {
      intent: 'emergency',
      confidence: found.score,
      slots: { emergency: found.to },
      why: `紧急情况“${found.phrase}”，${found.to}`,
    }
  );
}

/** Numbers where numbers are awaited, receipt numbers and item codes anywhere. */
function digits(parts: ChineseParts, { slots, context, content }: Reading): Verdict | undefined {
  const { receipt, code } = slots;
  if (receipt !== undefined) return { intent: 'case_status', confidence: 1, why: '回执号校验位正确' };
  const onlyNumber = slots.digits !== undefined && content.length <= slots.digits.length + 2;
  if (slots.digits !== undefined && context?.expects === 'digits')
    return { intent: 'none', confidence: 0.5, why: `正在等号码，听到 ${slots.digits.length} 位数字` };
  if (code !== undefined && onlyNumber) return answered(parts.item(code) as Item, `事项编号 ${code}`);
  if (onlyNumber && (slots.digits?.length ?? 0) >= 8)
    return { intent: 'case_status', confidence: 0.8, why: '一长串数字，像回执号' };
  return undefined;
}

/** An answer to the choice just offered, unless it names another item or wants something else. */
function option(parts: ChineseParts, { slots, context, focus, named }: Reading): Verdict | undefined {
  const choice = parts.choices.get(focus);
  if (choice !== undefined) return { intent: 'none', confidence: 1, slots: { choice }, why: `“${focus}”是对刚才几条路的回答` };
  const codes = context?.options ?? [];
  if (codes.length < 2) return undefined;
  const offered = codes.flatMap((code) => parts.item(code) ?? []);
  const picked = slots.ordinal === undefined ? undefined : offered.at(slots.ordinal > 0 ? slots.ordinal - 1 : slots.ordinal);
  if (picked) return answered(picked, `第${slots.ordinal}个选项`);
  if (named.length > 0 && !offered.some((item) => namesItem(parts, named, focus, item))) return undefined;
  const apart = pickOption(focus, offered, { normalise: parts.normalise, stop: parts.stopCharacters });
  return apart && answered(apart, `选项里只有“${apart.short_name}”有这样的说法`);
}

function namesItem(parts: ChineseParts, named: Reading['named'], text: string, item: Item): boolean {
  return named.some(({ start, end }) =>
    parts.index.named(text.slice(start, end)).some(({ value }) => value.some((at) => parts.index.items[at] === item)),
  );
}

function answered(item: Item, why: string): Verdict {
  return { intent: 'item', confidence: 1, decision: 'answer', items: [{ code: item.code, name: item.short_name, score: 1 }], why };
}

/** 要多少钱 and no more: of the item in focus, or of one still to be named; never of whatever longer phrase it stands in. */
function bareAspect(parts: ChineseParts, { aspects, content, context, named, intents }: Reading): Verdict | undefined {
  if (aspects.length === 0 || content.length > 1 || named.length > 0) return undefined;
  const inFocus = context?.item === undefined ? undefined : parts.item(context.item);
  if (inFocus) return answered(inFocus, `接着说“${inFocus.short_name}”`);
  const [best] = intents;
  if (best && best.intent !== 'other_body' && best.intent !== 'none') return undefined;
  return { intent: 'item', confidence: 0.5, decision: 'reject', why: '只问了方面，没说是哪件事' };
}

/** Everything that is not about an item, when it is likelier than any item. */
function intent(parts: ChineseParts, reading: Reading): Verdict | undefined {
  const window = windowWanted(parts, reading);
  if (window) return window;
  const [best] = reading.intents;
  if (!best || best.intent === 'item') return undefined;
  const referral = referralFor(parts, reading, best.intent);
  return {
    intent: best.intent,
    confidence: best.probability,
    slots: intentSlots(best.intent, { ...reading, referral: referral?.to }),
    items: best.intent === 'none' ? [] : matches(reading.ranked),
    why: because(best),
  };
}

function because({ intent, evidence }: Weighed): string {
  if (!evidence || evidence.phrase === '') return `用词像“${intent}”`;
  return evidence.said > 0 ? `说了“${evidence.phrase}”，是“${intent}”` : `像“${evidence.phrase}”，是“${intent}”`;
}

function referralFor({ referrals }: ChineseParts, { focus, named }: Reading, intent: IntentId): Referral | undefined {
  if (intent === 'emergency') return referrals.likeEmergency(focus);
  return intent === 'other_body' ? referrals.body(focus, named) : undefined;
}

function intentSlots(intent: IntentId, { text, referral }: { text: string; referral: string | undefined }): Slots {
  if (referral !== undefined) return intent === 'emergency' ? { emergency: referral } : { body: referral };
  const language = intent === 'language' ? languageWanted(text) : undefined;
  return language === undefined ? {} : { language };
}

/** A window is named and nothing else is: where it is. */
function windowWanted(parts: ChineseParts, { focus, aspects, slots }: Reading): Verdict | undefined {
  const [named] = parts.windows.scan(focus);
  if (!named || !aspects.every((aspect) => aspect === 'place' || aspect === 'contact')) return undefined;
  const rest = parts.aspects(focus.slice(0, named.start) + focus.slice(named.end));
  let left = `${focus.slice(0, named.start)}，${focus.slice(named.end)}`;
  for (const { phrase } of rest) left = left.replace(phrase, '，');
  for (const word of parts.stop.scan(left).toReversed()) left = left.slice(0, word.start) + left.slice(word.end);
  if (left.replaceAll(/[，\s]/g, '').length > 1) return undefined;
  return { intent: 'window', confidence: 0.9, slots: { window: slots.window ?? named.value }, why: `只说了窗口“${named.phrase}”` };
}

/** The items, or the item in focus when only an aspect was asked. */
function item(parts: ChineseParts, reading: Reading): Verdict | undefined {
  const { aspects, context, content, intents } = reading;
  const sure = intents.find(({ intent }) => intent === 'item')?.probability ?? 0;
  const ranked = givenItem(reading.ranked, sure);
  const inFocus = context?.item === undefined ? undefined : parts.item(context.item);
  if (inFocus && aspects.length > 0 && (content.length <= 1 || (reading.ranked[0]?.score ?? 0) < THRESHOLDS.newItem))
    return answered(inFocus, `接着说“${inFocus.short_name}”`);
  return {
    intent: 'item',
    confidence: sure,
    decision: decideMatch(ranked.map(({ score }) => score)),
    items: matches(ranked),
    why: itemWhy(ranked),
  };
}

/** Probabilities of the items given that an item is meant at all: the chain rule over intent and item. */
function givenItem(ranked: readonly Ranked[], sure: number): Ranked[] {
  const total = ranked.reduce((sum, { score }) => sum + score, 0);
  return ranked.map(({ candidate, score }) => ({ candidate, score: (sure * score) / total }));
}

function matches(ranked: readonly Ranked[]): ItemMatch[] {
  return ranked
    .filter(({ score }) => score >= THRESHOLDS.listed)
    .slice(0, 5)
    .map(({ candidate, score }) => ({
      code: candidate.item.code,
      name: candidate.item.short_name,
      score: Math.round(score * 1000) / 1000,
    }));
}

function itemWhy(ranked: readonly Ranked[]): string {
  const [first, second] = ranked;
  if (!first) return '没有相近的事项';
  const { item, alias, entry } = first.candidate;
  if (alias !== null && alias === second?.candidate.alias)
    return `两个事项同用“${alias}”（${item.code}、${second.candidate.item.code}），需追问`;
  return alias === null
    ? `最像“${entry}”（${item.code} ${item.short_name}）`
    : `说的就是“${alias}”（${item.code} ${item.short_name}）`;
}
