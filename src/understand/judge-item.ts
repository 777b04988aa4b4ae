/** Which items are meant, given that the utterance is about one. */
import type { ChineseParts } from './chinese-parts.js';
import { decideMatch } from './decide-match.js';
import type { Ranked } from './rank.js';
import type { Reading } from './reading.js';
import { THRESHOLDS } from './thresholds.js';
import { answered, listed, type Verdict } from './verdict.js';

/** The items, or the item in focus when only an aspect was asked. */
export function item(parts: ChineseParts, reading: Reading): Verdict | undefined {
  const { aspects, context, content, intents } = reading;
  const sure = intents.find(({ intent }) => intent === 'item')?.probability ?? 0;
  const ranked = givenItem(reading.ranked, sure);
  const inFocus = context?.item === undefined ? undefined : parts.item(context.item);
  if (inFocus && aspects.length > 0 && (content.length <= 1 || (reading.ranked[0]?.score ?? 0) < THRESHOLDS.newItem))
    return answered(inFocus, `接着说“${inFocus.short_name}”`);
  const unnamed = reading.named.length === 0 && reading.found.shared.length === 0;
  if (inFocus && unnamed && (reading.ranked[0]?.score ?? 0) < THRESHOLDS.newUnnamedItem)
    return { intent: 'none', confidence: 1 - sure, why: `说的不像“${inFocus.short_name}”，也不像别的事项` };
  return {
    intent: 'item',
    confidence: sure,
    decision: decideMatch(ranked.map(({ score }) => score)),
    items: listed(ranked),
    why: itemWhy(ranked),
  };
}

/** Probabilities of the items given that an item is meant at all: the chain rule over intent and item. */
function givenItem(ranked: readonly Ranked[], sure: number): Ranked[] {
  const total = ranked.reduce((sum, { score }) => sum + score, 0);
  return ranked.map(({ candidate, score }) => ({ candidate, score: (sure * score) / total }));
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
