/** The conversation as a pure function: state and input in, next state and actions out. Same input, same output, so every logged turn can be replayed. */
import type { Action, CallState } from '../domain/call.js';
import { type Say, say } from '../domain/prompt.js';
import { repeat } from './commands.js';
import { keyed } from './keys.js';
import type { Input, Knowledge } from './knowledge.js';
import { noInput } from './ladders.js';
import { listenFor } from './listen.js';
import { afterDial, afterRecording, toPerson } from './operator.js';
import { spoken } from './speech-input.js';
import type { Step } from './step.js';

/** A caller who is still talking after this many turns is better served by a person. */
export const MAX_TURNS = 60;

/** Answers one event of a call. The actions always end with a gather, record, transfer or hangup. */
export function decide(state: CallState, input: Input, know: Knowledge): [CallState, Action[]] {
  if (state.stage === 'ended') return [state, [{ do: 'hangup' }]];
  const next = { ...state, turns: state.turns + 1, afterNumber: undefined };
  if (state.afterNumber && input.kind === 'keys' && input.digits === '#') return finish(repeat(next, know), know);
  return finish(next.turns > MAX_TURNS ? exhausted(next, input, know) : step(next, input, know), know);
}

function step(state: CallState, input: Input, know: Knowledge): Step {
  switch (input.kind) {
    case 'started':
      return { state, says: opening(state, know) };
    case 'speech':
      return spoken(state, input.understood, input.confidence, know);
    case 'keys':
      return keyed(state, input.digits, know);
    case 'silence':
      return noInput(state, know);
    case 'recorded':
      return afterRecording(state, input, know);
    case 'dialled':
      return afterDial(state, input.result);
    case 'hangup':
      return ended(state);
  }
}

/** The greeting, the other language, then what staff want every caller to know at the moment. */
function opening({ language }: CallState, { centre, notices }: Knowledge): Say[] {
  const words = notices.flatMap(({ text }) => text[language] ?? []);
  return [
    say('opening', { centre: centre.name[language] }),
    say('opening.english'),
    ...words.map((text) => say('notice', { text })),
  ];
}

/** Past the cap: once to a person; whoever comes back from there hears goodbye. */
function exhausted(state: CallState, input: Input, know: Knowledge): Step {
  if (input.kind === 'recorded') return afterRecording(state, input, know);
  if (input.kind === 'hangup') return ended(state);
  if (state.turns === MAX_TURNS + 1) return toPerson(state, 'turns', know);
  if (state.stage === 'missed' && state.turns <= MAX_TURNS + 3) return step(state, input, know);
  return { state: { ...state, stage: 'ended' }, says: [say('bye')], wayOn: { do: 'hangup' } };
}

function ended(state: CallState): Step {
  return { state: { ...state, stage: 'ended' }, says: [], wayOn: { do: 'hangup' } };
}

/** Turns a step into actions, keeps what 重复 repeats, and announces Chinese facts once on the English line. */
function finish({ state, says, effects = [], wayOn, passing }: Step, know: Knowledge): [CallState, Action[]] {
  const announced = announceFacts(state, says);
  const said = passing || says.length === 0 ? state.said : says;
  const next: CallState = { ...state, said, toldFactsInChinese: state.toldFactsInChinese || announced.length > says.length };
  const actions: Action[] = [...announced.map((one): Action => ({ do: 'say', say: one })), ...effects];
  return [next, [...actions, wayOn ?? { do: 'gather', gather: listenFor(next, know) }]];
}

function announceFacts(state: CallState, says: Say[]): Say[] {
  const facts = says.some(({ prompt }) => prompt === 'about.item' || prompt === 'choose.items' || prompt === 'window.items');
  return state.language === 'en' && facts && !state.toldFactsInChinese ? [say('facts-in-chinese'), ...says] : says;
}
