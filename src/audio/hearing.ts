/** What a call hears: opened with the first question that wants speech, gone for good once the recogniser has given up. */
import type { Expects } from '../domain/call.js';
import type { Utterance } from './endpointer.js';
import { createInterruption, type Interruption } from './interruption.js';
import { createListening, type Listening } from './listening.js';
import type { Player } from './player.js';
import type { AudioObserver, Expectation, LiveTurn, Recogniser, RecognitionFailure } from './ports.js';
import { createVoiceActivity, type VoiceActivity } from './voice-activity.js';

export interface Hearing {
  frame(ulaw: Buffer, playing: boolean): void;
  tick(): void;
  /** Listens for the answer to a turn whose reply begins now; nothing changes when it wants keys only. */
  ask(live: LiveTurn): void;
  /** Forgets what was said so far. */
  discard(): void;
  /** To be asked while the line speaks: has the caller taken the word? */
  interrupted(expects: Expects): boolean;
  /** How long the last words of an utterance have been waited for. */
  waitedMs(): number;
  /** Somebody is in the middle of something. */
  talking(): boolean;
  close(): void;
}

export interface HearingParts {
  recogniser: Recogniser | null;
  /** Makes the detector of voice for a call; by the level of the sound when absent. */
  voiceActivity?: (() => VoiceActivity) | undefined;
  player: Player;
  observer: AudioObserver;
  now: () => number;
  onUtterance: (utterance: Utterance) => void;
  onDeaf: (failure: RecognitionFailure) => void;
}

/** A judge that breaks judges nothing: it is asked from within the recogniser's own events. */
function harmless(judge: LiveTurn['judge']): LiveTurn['judge'] {
  return (text) => {
    try {
      return judge(text);
    } catch {
      return 'open';
    }
  };
}

/** The hearing of one call. */
export function createHearing(parts: HearingParts): Hearing {
  const { recogniser, player, observer, now } = parts;
  let ear: { listening: Listening; interruption: Interruption } | null = null;
  let deaf = recogniser === null;

  function open(expectation: Expectation): void {
    const events = {
      utterance: parts.onUtterance,
      noise: () => {},
      failed: (failure: RecognitionFailure) => {
        deaf = true;
        ear = null;
        parts.onDeaf(failure);
      },
    };
    const detector = parts.voiceActivity?.() ?? createVoiceActivity();
    const listening = createListening(recogniser, expectation, { now, events, detector });
    if (!deaf) ear = { listening, interruption: createInterruption({ player, listening, observer, now }) };
  }

  return {
    frame: (ulaw, playing) => ear?.listening.frame(ulaw, playing),
    tick: () => ear?.listening.tick(),
    ask({ reply, judge }) {
      if (deaf || reply.wayOn.do !== 'gather' || !reply.wayOn.gather.speech) return;
      const { expects, hints } = reply.wayOn.gather;
      const expectation = { language: reply.language, expects, phrases: hints };
      if (ear === null) open(expectation);
      ear?.listening.ask(expectation, harmless(judge));
      ear?.interruption.begin();
    },
    discard: () => ear?.listening.discard(),
    interrupted: (expects) => ear?.interruption.look(expects) ?? false,
    waitedMs: () => ear?.listening.finishingMs() ?? 0,
    talking: () => ear !== null && (ear.listening.busy() || ear.listening.speaking()),
    close: () => ear?.listening.close(),
  };
}
