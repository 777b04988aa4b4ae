/** What a caller can want: the closed lists of intents and aspects, the words every room shares. */

export const INTENT_IDS = [
  'item',
  'case_status',
  'hours',
  'window',
  'appointment',
  'complaint',
  'operator',
  'emergency',
  'other_body',
  'greeting',
  'thanks',
  'repeat',
  'slower',
  'back',
  'main_menu',
  'help',
  'yes',
  'no',
  'bye',
  'language',
  'none',
] as const;
export type IntentId = (typeof INTENT_IDS)[number];

/** What can be asked about an item, in the order they are offered. The eight disclosures (八公开) plus where to call. */
export const ASPECT_IDS = ['materials', 'fee', 'limit', 'place', 'steps', 'conditions', 'basis', 'result', 'contact'] as const;
export type AspectId = (typeof ASPECT_IDS)[number];

/** What follows from an utterance: see the outside contract in the README. */
export const DECISIONS = ['answer', 'confirm', 'choose', 'reject', 'other'] as const;
export type Decision = (typeof DECISIONS)[number];
