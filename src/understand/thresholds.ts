/**
 * Every threshold of the decision in one place. They follow from cost: a wrong answer costs ten questions,
 * so an item is answered outright only where it is wrong less than once in ten times.
 */
export const THRESHOLDS = {
  /** Probability from which an item is answered outright. */
  answer: 0.8,
  /** … from which it is asked back, when no other is near. */
  confirm: 0.45,
  /** Probability an item needs to be offered in a choice. */
  option: 0.08,
  /** All options together must be this likely, or nothing is offered. */
  choose: 0.35,
  /** Confidence an intent needs against an item's probability. */
  intent: 0.5,
  /** Probability below which no item is even listed. */
  listed: 0.02,
} as const;
