/** The call as the page knows it: what was said, what the line waits for, each round's details. A pure reducer. */
import type { Stage } from '../../domain/call.js';
import type { Language } from '../../domain/language.js';
import type { PhoneInput, PhoneStep, PhoneView, PhoneWaiting } from '../../domain/phone.js';
import type { Trouble } from './api.js';
import { DIAL_RESULT_NAMES } from './labels.js';

/** One line of the transcript. */
export interface Bubble {
  id: number;
  kind: 'line' | 'speech' | 'keys' | 'note' | 'whisper' | 'error';
  text: string;
  language: Language | null;
  /** The round it belongs to; the right panel shows it. */
  round: number;
}

/** What the caller did and what came of it; the first round is dialling itself. */
export interface Round {
  view: PhoneView;
  /** From the page to the server and back. */
  roundTripMs: number;
}

export interface CallState {
  phase: 'idle' | 'dialling' | 'talking' | 'ended';
  callId: string | null;
  bubbles: Bubble[];
  rounds: Round[];
  waiting: PhoneWaiting | null;
  /** Where the conversation stands. */
  stage: Stage | null;
  /** An input is on its way. */
  busy: boolean;
  trouble: Trouble | null;
  /** The round the panel shows; null follows the newest. */
  selected: number | null;
  startedMs: number;
  endedMs: number;
}

export type CallAction =
  | { do: 'dial' }
  | { do: 'send'; input: PhoneInput }
  /** The last input again; it stands in the transcript already. */
  | { do: 'retry' }
  | { do: 'answer'; view: PhoneView; roundTripMs: number; nowMs: number }
  | { do: 'fail'; trouble: Trouble; nowMs: number }
  | { do: 'select'; round: number | null }
  | { do: 'reset' };

export const IDLE: CallState = {
  phase: 'idle',
  callId: null,
  bubbles: [],
  rounds: [],
  waiting: null,
  stage: null,
  busy: false,
  trouble: null,
  selected: null,
  startedMs: 0,
  endedMs: 0,
};

export function reduceCall(state: CallState, action: CallAction): CallState {
  switch (action.do) {
    case 'dial':
      return { ...IDLE, phase: 'dialling', busy: true };
    case 'send':
      return { ...add(state, inputBubbles(action.input)), busy: true, trouble: null, selected: null };
    case 'retry':
      return { ...state, busy: true, trouble: null };
    case 'answer':
      return answered(state, action);
    case 'fail':
      return failed(state, action);
    case 'select':
      return { ...state, selected: action.round };
    case 'reset':
      return IDLE;
  }
}

function answered(state: CallState, { view, roundTripMs, nowMs }: Extract<CallAction, { do: 'answer' }>): CallState {
  const first = state.phase === 'dialling';
  const over = view.waiting === null;
  const whispers = view.whispered.map((text) => ({ kind: 'whisper', text, language: null }) as const);
  const said = add(state, [...whispers, ...view.steps.flatMap(stepBubbles), ...(over ? [note('通话结束')] : [])]);
  return {
    ...said,
    phase: over ? 'ended' : 'talking',
    callId: view.callId,
    rounds: [...state.rounds, { view, roundTripMs }],
    waiting: view.waiting,
    stage: view.turn?.stageAfter ?? state.stage,
    busy: false,
    startedMs: first ? nowMs : state.startedMs,
    endedMs: over ? nowMs : 0,
  };
}

/** A call the server does not know any more is over; everything else may be tried again. */
function failed(state: CallState, { trouble, nowMs }: Extract<CallAction, { do: 'fail' }>): CallState {
  if (state.phase === 'dialling') return { ...IDLE, trouble };
  if (trouble === 'over')
    return { ...add(state, [note('通话已断开')]), phase: 'ended', busy: false, waiting: null, trouble, endedMs: nowMs };
  return { ...state, busy: false, trouble };
}

type NewBubble = Pick<Bubble, 'kind' | 'text' | 'language'>;

/** Bubbles of what the caller does belong to the round that answers it: the one to come. */
function add(state: CallState, bubbles: readonly NewBubble[]): CallState {
  const next = state.bubbles.length;
  const round = state.rounds.length;
  return { ...state, bubbles: [...state.bubbles, ...bubbles.map((bubble, index) => ({ ...bubble, id: next + index, round }))] };
}

function note(text: string): NewBubble {
  return { kind: 'note', text, language: null };
}

function inputBubbles(input: PhoneInput): NewBubble[] {
  switch (input.kind) {
    case 'speech':
      return [{ kind: 'speech', text: input.text, language: languageOfText(input.text) }];
    case 'keys':
      return [{ kind: 'keys', text: input.digits, language: null }];
    case 'silence':
      return [note('没有出声')];
    case 'recorded':
      return [note(`留下录音 ${(input.durationMs / 1000).toFixed(1)} 秒`)];
    case 'dialled':
      return [note(DIAL_RESULT_NAMES[input.result].zh)];
    case 'hangup':
      return [note('您挂机了')];
  }
}

function stepBubbles(step: PhoneStep): NewBubble[] {
  switch (step.kind) {
    case 'say':
      return [{ kind: 'line', text: step.text, language: languageOf(step.language) }];
    case 'play':
      return [note('放一段录音')];
    case 'tones':
      return [note(`按键音 ${step.digits}`)];
    case 'pause':
      return [];
    case 'skip':
      return [note(`试拨电话不会做：${step.verb}`)];
    case 'error':
      return [{ kind: 'error', text: `运营商放弃了这通电话：${step.message}`, language: null }];
  }
}

/** Carriers say cmn-CN and en-US; a sentence without a language is Chinese. */
export function languageOf(carrierLanguage: string | null): Language {
  return carrierLanguage?.startsWith('en') ? 'en' : 'zh-CN';
}

function languageOfText(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
}
