/** What an utterance comes to, before what was read in it is added. */
import type { Decision, IntentId } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import type { ItemMatch, Slots } from '../domain/understanding.js';
import type { ChineseParts } from './chinese-parts.js';
import type { Ranked } from './rank.js';
import type { Reading } from './reading.js';
import { THRESHOLDS } from './thresholds.js';

export interface Verdict {
  intent: IntentId;
  /** 0–1. */
  confidence: number;
  /** Absent: `reject` for none, `other` for any other intent. */
  decision?: Decision;
  items?: ItemMatch[];
  /** Values that only this verdict knows. */
  slots?: Slots;
  /** A line for people. */
  why: string;
}

/** Decides on a reading, or leaves it to the next. */
export type Judge = (parts: ChineseParts, reading: Reading) => Verdict | undefined;

/** One item beyond doubt. */
export function answered(item: Item, why: string): Verdict {
  return { intent: 'item', confidence: 1, decision: 'answer', items: [{ code: item.code, name: item.short_name, score: 1 }], why };
}

/** At most five items that are likely enough to be named, scores to three places. */
export function listed(ranked: readonly Ranked[]): ItemMatch[] {
  return ranked
    .filter(({ score }) => score >= THRESHOLDS.listed)
    .slice(0, 5)
    .map(({ candidate, score }) => ({
      code: candidate.item.code,
      name: candidate.item.short_name,
      score: Math.round(score * 1000) / 1000,
    }));
}
