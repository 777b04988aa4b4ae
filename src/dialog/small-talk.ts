/** Words that mean something only against what was said before: greetings, thanks, yes and no where no question of their own is open. */
import type { CallState } from '../domain/call.js';
import { type PromptId, say } from '../domain/prompt.js';
import type { Understanding } from '../domain/understanding.js';
import { answerItem } from './answer.js';
import { tellHours } from './hours.js';
import type { Knowledge } from './knowledge.js';
import { noMatch } from './ladders.js';
import { stageQuestion } from './questions.js';
import { type Step, understood } from './step.js';

/** Answers what is left when nothing was asked for. */
export function smallTalk(state: CallState, heard: Understanding, know: Knowledge): Step {
  switch (heard.intent) {
    case 'greeting':
      return { state: understood(state), says: state.stage === 'open' ? [say('greeting')] : stageQuestion(state, know) };
    case 'thanks':
      return { state: understood(state), says: [say('thanks')] };
    case 'no':
      return asksAgain(state, know);
    default:
      if (goesOn(heard)) return yesAnywhere(state, know);
      return asksOtherDay(state, heard) ? tellHours(state, heard, know) : noMatch(state, know);
  }
}

/** 那周六呢 after the hours of another day. */
function asksOtherDay(state: CallState, heard: Understanding): boolean {
  return heard.slots.day !== undefined && state.said.some(({ prompt }) => prompt.startsWith('hours.'));
}

/** What the caller was asked last. */
export function lastPrompt(state: CallState): PromptId | undefined {
  return state.said[state.said.length - 1]?.prompt;
}

/** A plain 要 or 继续 takes the first offer; where nothing was offered it asks what is wanted. */
function yesAnywhere(state: CallState, know: Knowledge): Step {
  const [first] = state.offers;
  const answer = first === undefined || state.item === undefined ? null : answerItem(state, state.item, [first], know);
  return answer ?? asksAgain(state, know);
}

/** The questions a 没有了 answers; to anything else 不是 may mean that the line got it wrong, and nobody is hung up on for that. */
const CLOSING: ReadonlySet<PromptId> = new Set(['ask.more', 'thanks', 'operator.after']);

/** 没有了, when asked whether there is anything else. */
export function saysNoMore(state: CallState, heard: Understanding): boolean {
  const asked = lastPrompt(state);
  return heard.intent === 'no' && asked !== undefined && CLOSING.has(asked);
}

/** A yes or no without a question to it: what is wanted? Where the stage has a question of its own it was no answer. */
function asksAgain(state: CallState, know: Knowledge): Step {
  const free = state.stage === 'open' || state.stage === 'item';
  return free ? { state: understood(state), says: stageQuestion(state, know) } : noMatch(state, know);
}

/** 继续, or a plain 要. */
export function goesOn(heard: Understanding): boolean {
  return heard.slots.choice === 'continue' || (heard.intent === 'yes' && heard.aspects.length === 0);
}
