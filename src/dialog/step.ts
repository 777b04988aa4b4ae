/** One step of the conversation, and the few ways a state changes that every stage shares. */
import type { Action, CallState, Focus, Stage, WayOn } from '../domain/call.js';
import type { Language } from '../domain/language.js';
import type { Say } from '../domain/prompt.js';

/** What a stage answers: the next state, the sentences, and what else is to be done. Without `wayOn` the caller is listened to. */
export interface Step {
  state: CallState;
  says: Say[];
  effects?: Action[];
  wayOn?: WayOn;
  /** The sentences are no content of their own: 重复 keeps what it had. */
  passing?: boolean;
}

/** The state a call starts with. */
export function newCallState(language: Language): CallState {
  return {
    stage: 'open',
    language,
    slow: false,
    turns: 0,
    wanted: [],
    heard: [],
    offers: [],
    options: [],
    page: 0,
    failures: { noInput: 0, noMatch: 0, receipt: 0 },
    said: [],
    trail: [],
    served: false,
    toldFactsInChinese: false,
  };
}

/** Where 返回 can lead: places, not passing questions such as a confirmation. */
const PLACES: ReadonlySet<Stage> = new Set(['open', 'item', 'list', 'choose', 'menu', 'code', 'window', 'window_items']);
const TRAIL_LENGTH = 5;

/** Moves to another stage, noting the place that is left. Whatever was being listed or offered ends. */
export function moveTo(state: CallState, stage: Stage, changes: Partial<CallState> = {}): CallState {
  return { ...state, list: undefined, offers: [], trail: trailFrom(state), ...changes, stage };
}

function trailFrom(state: CallState): Focus[] {
  if (!PLACES.has(state.stage)) return state.trail;
  const here: Focus = {
    stage: state.stage === 'list' ? 'item' : state.stage,
    item: state.item,
    options: state.options,
    window: state.window,
  };
  const last = state.trail[state.trail.length - 1];
  const same = last && last.stage === here.stage && last.item === here.item && last.window === here.window;
  return same ? state.trail : [...state.trail, here].slice(-TRAIL_LENGTH);
}

/** A success clears the ladders of misunderstanding and silence. */
export function understood(state: CallState): CallState {
  return { ...state, failures: { ...state.failures, noInput: 0, noMatch: 0 } };
}
