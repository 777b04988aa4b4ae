/**
 * Every threshold of the decision in one place. They follow from cost: a wrong answer costs ten questions,
 * so an item is answered outright only where it is wrong less than once in ten times.
 */
export const THRESHOLDS = {
  /** What lies outside the catalog wins when all of it together is this likely beside the items. */
  outside: 1,
  /** Probability from which an item is answered outright. */
  answer: 0.75,
  /** … from which it is asked back, when no other is near. */
  confirm: 0.45,
  /** Probability an item needs to be offered in a choice. */
  option: 0.08,
  /** All options together must be this likely, or nothing is offered. */
  choose: 0.3,
  /** Below it, a question for an aspect stays with the item in focus. */
  newItem: 0.35,
  /** Below it, what names no item is not taken for another item than the one in focus. */
  newUnnamedItem: 0.6,
  /** Probability from which an aspect is taken to be asked: one missed leaves a caller without an answer, one too many is a sentence too many. */
  aspect: 0.45,
  /** Below it, a question for an aspect of the item in focus is not taken for a command. */
  command: 0.8,
  /** An emergency said in so many words is acted upon from this probability: a needless question is cheaper than a call not sent on. */
  emergency: 0.15,
  /** Probability below which no item is even listed. */
  listed: 0.02,
} as const;
