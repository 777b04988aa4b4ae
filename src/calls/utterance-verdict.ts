/** Is what was heard so far the whole of an answer? Clear cases end early; a name without a question may go on (…要多少钱) and is waited for a little. */
import type { CallState, Stage } from '../domain/call.js';
import type { IntentId } from '../domain/intent.js';
import type { Understanding } from '../domain/understanding.js';

/** `complete` may end after a short pause, `likely` after a longer one, `unfinished` is waited for. */
export type UtteranceVerdict = 'complete' | 'likely' | 'unfinished' | 'open';

/** Said alone, these want nothing more. */
const COMMANDS: ReadonlySet<IntentId> = new Set(['operator', 'repeat', 'slower', 'back', 'main_menu', 'bye', 'emergency']);
const ANSWERS: ReadonlySet<IntentId> = new Set(['yes', 'no']);
const QUESTIONS: ReadonlySet<Stage> = new Set(['confirm', 'receipt_confirm', 'operator_confirm', 'record_again', 'missed']);
/** Somebody who is looking for the next word. */
const GOES_ON = /(?:然后|还有|就是|那个|这个|因为|但是|如果|我想|我要|请问|和|跟|或者|呃|嗯|，)$/;
/** Questions that are whole in a sentence. */
const ASKED: ReadonlySet<IntentId> = new Set(['hours', 'window', 'appointment', 'case_status']);
/** So many digits are the beginning of a receipt number. */
const LONG_NUMBER = 5;

/** Judges an utterance by what is understood of it in this state. */
export function utteranceVerdict(
  heard: Understanding,
  state: Pick<CallState, 'stage' | 'options'>,
  { receiptLength }: { receiptLength: number },
): UtteranceVerdict {
  const wanted = digitsWanted(state.stage, receiptLength);
  const digits = heard.slots.receipt ?? heard.slots.code ?? heard.slots.digits ?? '';
  if (wanted > 0 && digits !== '') return digits.length >= wanted ? 'complete' : 'unfinished';
  if (wanted === 0 && digits.length >= LONG_NUMBER && digits.length < receiptLength) return 'unfinished';
  if (GOES_ON.test(heard.text)) return 'unfinished';
  if (isWhole(heard, state)) return 'complete';
  return isLikelyWhole(heard, state.stage) ? 'likely' : 'open';
}

function digitsWanted(stage: Stage, receiptLength: number): number {
  if (stage === 'receipt') return receiptLength;
  if (stage === 'code' || stage === 'receipt_phone') return 4;
  return stage === 'window' ? 2 : 0;
}

function isWhole(heard: Understanding, { stage, options }: Pick<CallState, 'stage' | 'options'>): boolean {
  if (COMMANDS.has(heard.intent)) return true;
  if (QUESTIONS.has(stage)) return ANSWERS.has(heard.intent);
  if (heard.decision !== 'answer' || heard.intent !== 'item') return stage === 'choose' && heard.slots.ordinal !== undefined;
  // One item and no other; with the question that is asked of it, or picked from those on offer.
  return heard.aspects.length > 0 || (stage === 'choose' && options.includes(heard.items[0]?.code ?? ''));
}

/** One item without a question, or a question whose item was not made out: most have no more to say. */
function isLikelyWhole({ decision, intent, aspects }: Understanding, stage: Stage): boolean {
  if (QUESTIONS.has(stage)) return false;
  return decision === 'answer' || aspects.length > 0 || ASKED.has(intent);
}
