/** Which item is meant: one question with at most three options, or one item asked back. */
import type { CallState } from '../domain/call.js';
import type { AspectId } from '../domain/intent.js';
import { say } from '../domain/prompt.js';
import type { Understanding } from '../domain/understanding.js';
import { answerItem } from './answer.js';
import type { Knowledge } from './knowledge.js';
import { noMatch } from './ladders.js';
import { confirmSay, shortNames, stageQuestion } from './questions.js';
import { moveTo, type Step, understood } from './step.js';

export const MAX_OPTIONS = 3;

/** Follows what `understand` made of an item question. */
export function itemQuestion(state: CallState, heard: Understanding, know: Knowledge): Step {
  const codes = heard.items.map((match) => match.code).filter((code) => know.catalog.item(code) !== undefined);
  const [first] = codes;
  if (heard.decision === 'answer' && first !== undefined)
    return answerItem(state, first, heard.aspects, know) ?? noMatch(state, know);
  if (heard.decision === 'confirm' && first !== undefined) return askConfirm(state, first, heard.aspects, know);
  if (heard.decision === 'choose' && codes.length > 1) return askChoice(state, codes.slice(0, MAX_OPTIONS), heard.aspects, know);
  return withoutItem(state, heard.aspects, know);
}

/** An aspect without an item: of the item in focus, or asked for. */
function withoutItem(state: CallState, aspects: readonly AspectId[], know: Knowledge): Step {
  const [aspect] = aspects;
  if (aspect === undefined) return noMatch(state, know);
  if (state.stage === 'choose' || state.stage === 'confirm') return keepWanted(state, aspects, know);
  const answer = state.item === undefined ? null : answerItem(state, state.item, aspects, know);
  if (answer !== null) return answer;
  return { state: understood(moveTo(state, 'open', { wanted: [...aspects] })), says: [say('ask.item', { aspect })] };
}

/** 多少钱 while the item is still being asked for: noted, and the question once more. */
export function keepWanted(state: CallState, aspects: readonly AspectId[], know: Knowledge): Step {
  return { state: understood({ ...state, wanted: [...aspects] }), says: stageQuestion(state, know) };
}

function askConfirm(state: CallState, code: string, aspects: readonly AspectId[], know: Knowledge): Step {
  const asked = moveTo(state, 'confirm', { options: [code], wanted: wantedNow(state, aspects) });
  return { state: understood(asked), says: [confirmSay(code, know)] };
}

function askChoice(state: CallState, options: readonly string[], aspects: readonly AspectId[], know: Knowledge): Step {
  const asked = moveTo(state, 'choose', { options: [...options], wanted: wantedNow(state, aspects) });
  return { state: understood(asked), says: [say('choose.items', { options: shortNames(options, know) })] };
}

/** What was asked before the item was clear is still to be answered. */
function wantedNow(state: CallState, aspects: readonly AspectId[]): AspectId[] {
  return aspects.length > 0 ? [...aspects] : state.wanted;
}

/** One of the options by its number (1 …, or -1 for the last); 4 is none of them. */
export function chooseByNumber(state: CallState, number: number, know: Knowledge): Step {
  const code = state.options.at(number > 0 ? number - 1 : number);
  if (code === undefined) return noneOfThem(state);
  return answerItem(state, code, [], know) ?? noneOfThem(state);
}

/** None of the options was meant: the open question again, what was wanted is kept. */
export function noneOfThem(state: CallState): Step {
  return { state: understood(moveTo(state, 'open', { options: [] })), says: [say('choose.none')] };
}
