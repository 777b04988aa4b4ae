/** What an audio call is made of. */
import type { AudioClock, AudioObserver, AudioWire, Conversation, Leaving, OwnSentences, Recogniser, Voice } from './ports.js';

export interface AudioCallParts {
  wire: AudioWire;
  clock: AudioClock;
  /** Null: keys only, from the beginning. */
  recogniser: Recogniser | null;
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
