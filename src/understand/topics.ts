/** What an utterance is about by all its features together: how likely every item and every other intent is, as learnt from phrases. */
import type { Features } from './features.js';
import { createLinearModel, type LinearModelData } from './linear-model.js';

export interface Topics {
  /** Probability of an item (by code) or intent; undefined for what the model has not learnt, such as a new item. */
  of(topic: string): number | undefined;
  /** Probability that any item is meant; one half without a model. */
  anyItem: number;
  /** Codes of the likeliest items, best first. */
  items(limit: number): string[];
}

export type TopicsOf = (features: Features) => Topics;

/** All features of a text; no two families share one, since sounds are written in characters of their own. */
export function topicFeatures({ single, written, sounded, voiced, shape, meant }: Features): string[] {
  return [...single, ...written, ...sounded, ...voiced, ...shape, ...meant];
}

const NOTHING: Topics = { of: () => undefined, anyItem: 0.5, items: () => [] };

/** Builds the reader of topics; without a model nothing is likely or unlikely. */
export function createTopics(data: LinearModelData | undefined): TopicsOf {
  if (data === undefined) return () => NOTHING;
  const model = createLinearModel(data);
  const places = new Map(model.classes.map((name, at) => [name, at]));
  const items = model.classes.flatMap((name, at) => (/^\d/.test(name) ? at : []));
  return (features) => {
    const shares = Float64Array.from(model.scores(topicFeatures(features)));
    toShares(shares);
    return {
      of: (topic) => shares[places.get(topic) ?? -1],
      anyItem: items.reduce((sum, at) => sum + (shares[at] as number), 0),
      items: (limit) => highest(items, shares, limit).map((at) => model.classes[at] as string),
    };
  };
}

/** Scores become probabilities, in place (softmax). */
function toShares(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) most = Math.max(most, scores[at] as number);
  let total = 0;
  for (let at = 0; at < scores.length; at += 1) total += scores[at] = Math.exp((scores[at] as number) - most);
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] as number) / total;
}

function highest(places: readonly number[], shares: Float64Array, limit: number): number[] {
  const best: number[] = [];
  for (const at of places) {
    const share = shares[at] as number;
    if (best.length === limit && share <= (shares[best[limit - 1] as number] as number)) continue;
    let place = best.length;
    while (place > 0 && (shares[best[place - 1] as number] as number) < share) place -= 1;
    best.splice(place, 0, at);
    if (best.length > limit) best.pop();
  }
  return best;
}
