/** What is not about an item: the likeliest intent, with the values it carries. */
import type { AspectId, IntentId } from '../domain/intent.js';
import type { Slots } from '../domain/understanding.js';
import type { ChineseParts } from './chinese-parts.js';
import { languageWanted } from './language-wanted.js';
import type { Ranked, Weighed } from './rank.js';
import type { Reading } from './reading.js';
import type { Referral } from './referrals.js';
import { THRESHOLDS } from './thresholds.js';
import { listed, type Verdict } from './verdict.js';

/** A complaint that does not say of whom: 我要投诉 after 物业乱收费 is for whoever looks after the matter. */
const PLAIN_COMPLAINT = /投诉|举报|反映/;

/** Everything that is not about an item, when it is likelier than any item. */
export function intent(parts: ChineseParts, reading: Reading): Verdict | undefined {
  const window = windowWanted(parts, reading);
  if (window) return window;
  const best = likeliest(reading);
  if (!best || (isWholeName(reading) && best.evidence?.said === 0)) return undefined;
  if (best.intent === 'complaint' && PLAIN_COMPLAINT.test(best.evidence?.phrase ?? '')) {
    const body = parts.referrals.bodySaid(reading.focus, reading.named);
    if (body)
      return { intent: 'other_body', confidence: body.score, slots: { body: body.to }, why: `“${body.phrase}”归别的单位管` };
  }
  const referral = referralFor(parts, reading, best.intent);
  return {
    intent: best.intent,
    confidence: best.probability,
    slots: intentSlots(best.intent, { ...reading, referral: referral?.to }),
    items: best.intent === 'none' ? [] : listed(reading.named.length > 0 ? amongItems(reading.ranked) : reading.ranked),
    why: because(best),
  };
}

/** Which item is named, given that one is: 养犬登记能不能周末预约 is a question for an appointment, and for one item only. */
function amongItems(ranked: readonly Ranked[]): Ranked[] {
  const total = ranked.reduce((sum, { score }) => sum + score, 0) || 1;
  return ranked.map((one) => ({ ...one, score: one.score / total }));
}

/** What no catalog answers, whoever it is for. */
const OUTSIDE: ReadonlySet<IntentId> = new Set<IntentId>(['none', 'other_body', 'complaint']);

/** Likelier than all else together, or not. */
const EVEN = 0.5;

/** The likeliest intent but the items, if it beats them; what lies outside the catalog stands together against them. */
function likeliest({ intents, aspects, context }: Reading): Weighed | undefined {
  const [first, next] = intents;
  const askingOn = aspects.length > 0 && context?.item !== undefined;
  if (first?.intent !== 'item')
    return askingOn && first !== undefined && first.probability < THRESHOLDS.command ? undefined : first;
  if (askingOn) return undefined;
  const outside = intents.filter(({ intent }) => OUTSIDE.has(intent));
  const together = outside.reduce((sum, { probability }) => sum + probability, 0);
  const enough = THRESHOLDS.outside * first.probability;
  if (together >= enough) return outside[0];
  return next && next.probability >= enough / 2 && first.probability < EVEN ? next : undefined;
}

/** The name of an item and nothing else: no likeness outweighs it. */
function isWholeName({ ranked }: Reading): boolean {
  return (ranked[0]?.candidate.exact ?? 0) >= 1;
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

/** 怎么走 may be heard as a question for steps. */
const WHERE: ReadonlySet<AspectId> = new Set<AspectId>(['place', 'contact', 'steps']);

/** A window is named and nothing else is: where it is. */
function windowWanted(parts: ChineseParts, { focus, aspects, slots }: Reading): Verdict | undefined {
  const [named] = parts.windows.scan(focus);
  if (!named || !aspects.every((aspect) => WHERE.has(aspect))) return undefined;
  const rest = parts.aspects(focus.slice(0, named.start) + focus.slice(named.end));
  if (/证|照|[到过]期/.test(focus.slice(0, named.start) + focus.slice(named.end))) return undefined;
  let left = `${focus.slice(0, named.start)}，${focus.slice(named.end)}`;
  for (const { phrase } of rest) left = left.replace(phrase, '，');
  for (const word of parts.stop.scan(left).toReversed()) left = left.slice(0, word.start) + left.slice(word.end);
  if (left.replaceAll(/[，\s]/g, '').length > 1) return undefined;
  return { intent: 'window', confidence: 0.9, slots: { window: slots.window ?? named.value }, why: `只说了窗口“${named.phrase}”` };
}
