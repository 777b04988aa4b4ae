/** What is listened for at each stage: keys, the pause that ends an utterance, how long to wait, and what the recogniser should expect. */
import type { CallState, Expects, Gather, Stage } from '../domain/call.js';
import type { Knowledge } from './knowledge.js';

/** Pauses that end an utterance (published practice): short for yes and no, longer for sentences, longest for numbers. */
const YES_NO_MS = 1_000;
const SENTENCE_MS = 2_000;
const DIGITS_MS = 3_000;
/** Time to begin; people who look for a receipt need longer. */
const BEGIN_MS = 6_000;
const BEGIN_DIGITS_MS = 10_000;

interface StageListening {
  expects: Expects;
  keys: number;
  endOfSpeechMs: number;
  timeoutMs: number;
}
const sentence: StageListening = { expects: 'sentence', keys: 1, endOfSpeechMs: SENTENCE_MS, timeoutMs: BEGIN_MS };
const yesNo: StageListening = { expects: 'yes_no', keys: 1, endOfSpeechMs: YES_NO_MS, timeoutMs: BEGIN_MS };
const number = (keys: number): StageListening => ({
  expects: 'digits',
  keys,
  endOfSpeechMs: DIGITS_MS,
  timeoutMs: BEGIN_DIGITS_MS,
});

const LISTENING: Record<Stage, StageListening> = {
  open: sentence,
  item: sentence,
  list: sentence,
  choose: sentence,
  confirm: yesNo,
  menu: sentence,
  code: number(4),
  window: number(2),
  window_items: sentence,
  receipt: number(12),
  receipt_confirm: yesNo,
  receipt_phone: number(4),
  operator_confirm: yesNo,
  transferring: sentence,
  missed: sentence,
  recording_message: sentence,
  recording_complaint: sentence,
  record_again: yesNo,
  ended: sentence,
};

/** Most keys a stage awaits; where it is 1 a key acts at once. */
export const KEYS_AWAITED: Record<Stage, number> = Object.fromEntries(
  Object.entries(LISTENING).map(([stage, listening]) => [stage, listening.keys]),
) as Record<Stage, number>;

/** The gather for a state; the receipt number's length is the centre's. */
export function listenFor(state: CallState, know: Knowledge): Gather {
  const listening = LISTENING[state.stage];
  const keys = state.stage === 'receipt' ? know.centre.receipt.length : listening.keys;
  return { ...listening, speech: true, keys, hints: hintsFor(state, know) };
}

const NO_HINTS: readonly string[] = [];
const DIGIT_STAGES: ReadonlySet<Stage> = new Set(['code', 'receipt', 'receipt_phone']);

/** Words to expect: the options where something is to be chosen, item names and commands elsewhere, none for digits. */
function hintsFor(state: CallState, know: Knowledge): readonly string[] {
  if (DIGIT_STAGES.has(state.stage)) return NO_HINTS;
  if (state.stage === 'window') return windowHints(know);
  if (state.stage === 'choose' || state.stage === 'confirm') return optionHints(state.options, know);
  return know.openHints[state.language];
}

function windowHints(know: Knowledge): string[] {
  return know.catalog.windows.flatMap((window) => [window.spoken, ...window.aliases]);
}

function optionHints(codes: readonly string[], know: Knowledge): string[] {
  const items = codes.map((code) => know.catalog.item(code)).filter((item) => item !== undefined);
  return items.flatMap((item) => [item.short_name, ...item.aliases]);
}
