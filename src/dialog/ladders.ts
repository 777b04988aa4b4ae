/** Silence and misunderstanding, counted apart: a short question, then a fuller one with the keys, then a person. */
import type { CallState } from '../domain/call.js';
import { type Say, say } from '../domain/prompt.js';
import type { Knowledge } from './knowledge.js';
import { toPerson } from './operator.js';
import { keysQuestion, stageQuestion } from './questions.js';
import type { Step } from './step.js';

const RUNGS = 3;

/** Nothing was said or keyed. */
export function noInput(state: CallState, know: Knowledge): Step {
  const count = state.failures.noInput + 1;
  const next = { ...state, failures: { ...state.failures, noInput: count } };
  if (count >= RUNGS) return giveUp(next, 'no_input', know);
  return count === 1 ? again(next, say('no-input.1'), know) : withKeys(next, say('no-input.2'), know);
}

/** Something was said that the line does not understand. */
export function noMatch(state: CallState, know: Knowledge): Step {
  const count = state.failures.noMatch + 1;
  const next = { ...state, failures: { ...state.failures, noMatch: count } };
  if (count >= RUNGS) return giveUp(next, 'no_match', know);
  if (count > 1) return withKeys(next, say('no-match.2'), know);
  const free = state.stage === 'open' || state.stage === 'item' || state.stage === 'list';
  return free ? { state: next, says: [say('no-match.1')], passing: true } : again(next, say('no-match.again'), know);
}

/** A key without a meaning here. */
export function unknownKey(state: CallState, know: Knowledge): Step {
  const count = state.failures.noMatch + 1;
  const next = { ...state, failures: { ...state.failures, noMatch: count } };
  return count >= RUNGS ? giveUp(next, 'no_match', know) : again(next, say('keys.unknown'), know);
}

function again(state: CallState, apology: Say, know: Knowledge): Step {
  return { state, says: [apology, ...stageQuestion(state, know)], passing: true };
}

/** The second rung: the question with the keys that answer it. */
function withKeys(state: CallState, apology: Say, know: Knowledge): Step {
  return { state, says: [apology, ...keysQuestion(state, know)], passing: true };
}

/** A person; where none can be had and that was said already, goodbye. */
function giveUp(state: CallState, reason: 'no_input' | 'no_match', know: Knowledge): Step {
  if (state.stage !== 'missed' && state.stage !== 'record_again') return toPerson(state, reason, know);
  return { state: { ...state, stage: 'ended' }, says: [say('bye')], wayOn: { do: 'hangup' } };
}
