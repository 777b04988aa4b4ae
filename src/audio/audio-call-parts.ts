/** What an audio call is made of, and how long it waits for what. */
import type { AudioClock, AudioObserver, AudioWire, Conversation, Leaving, OwnSentences, Recogniser, Voice } from './ports.js';
import type { VoiceActivity } from './voice-activity.js';

export interface AudioCallParts {
  wire: AudioWire;
  clock: AudioClock;
  /** Null: keys only, from the beginning. */
  recogniser: Recogniser | null;
  /** Makes the detector of voice for a call; by the level of the sound when absent. */
  voiceActivity?: (() => VoiceActivity) | undefined;
  voice: Voice;
  conversation: Conversation;
  sentences: OwnSentences;
  /** Without a recogniser: `leave` lets the carrier go on, `keys` goes on with keys. */
  whenDeaf: 'leave' | 'keys';
  observer: AudioObserver;
  /** Told once, when the audio is over. */
  onLeft: (why: Leaving) => void;
  /** For the process log: what broke. */
  onTrouble: (what: 'voice' | 'recogniser' | 'answer', error: unknown) => void;
}

/** The watchdog: everything is also looked at this often, even on a line without sound. */
export const WATCH_MS = 200;
export const FILLER_MS = 1_000;
/** An answer that takes longer is not waited for; the carrier goes on by its own means. */
export const GIVE_UP_MS = 9_000;
/** A line that brings no sound for so long is dead. */
export const DEAD_MS = 10_000;
/** Somebody who has been talking for so long without a pause is interrupted, as carriers do. */
export const LONGEST_TURN_MS = 60_000;
