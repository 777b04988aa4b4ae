/** What an audio call needs from the outside: a line, a recogniser, a voice, a conversation, a clock, and somebody who counts. */
import type { CallEvent, Expects, Played, Reply } from '../domain/call.js';
import type { Language } from '../domain/language.js';
import type { Spoken } from '../domain/prompt.js';

/** The clock of a call; injected, so that no test waits. */
export interface AudioClock {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Runs something again and again until the returned function is called. */
  every(ms: number, run: () => void): () => void;
}

/** The way to the caller's ear. All sound is µ-law, 8 kHz, mono, without headers. */
export interface AudioWire {
  /** Sends sound; the far end queues it and plays it at its own pace. */
  media(ulaw: Buffer): void;
  /** Asks to be told, by `AudioCall.mark`, when everything sent before has been played or dropped. */
  mark(name: string): void;
  /** Drops what the far end has not played yet. */
  clear(): void;
  /** Bytes that have not left this machine. */
  pendingBytes(): number;
  /** Ends the audio; what follows is the carrier's business. */
  close(): void;
}

/** What is likely to be said next. */
export interface Expectation {
  language: Language;
  expects: Expects;
  /** Words to expect, most likely first. */
  phrases: readonly string[];
}

export const FAILURE_REASONS = ['settings', 'quota', 'unavailable', 'slow', 'busy'] as const;
/** Why a recogniser gave up; `message` is for the process log and carries nothing a caller said. */
export interface RecognitionFailure {
  reason: (typeof FAILURE_REASONS)[number];
  message: string;
}

export interface RecognitionListener {
  /** What was said since the last final result, as far as understood; replaces the partial before. `whole`: nothing that was heard is still being worked on. */
  partial(text: string, whole?: boolean): void;
  /** A stretch of speech that will not change any more. `confidence` 0–1, absent when unknown. */
  final(text: string, confidence?: number): void;
  /** The session is over for good; nothing comes after this. */
  failed(failure: RecognitionFailure): void;
}

/** The hearing of one call. Never throws; calls after `close` or a failure do nothing. */
export interface RecognitionSession {
  /** Takes sound of any length; `voiced` as the voice detector says. */
  audio(ulaw: Buffer, voiced: boolean): void;
  /** Tells what is likely to be said from now on. */
  expect(expectation: Expectation): void;
  /** Resolves when every result for the sound given so far has been delivered; nothing of it comes later. */
  flush(): Promise<void>;
  /** Nothing of the sound given so far is wanted any more. */
  discard(): void;
  close(): void;
}

/** The streaming port of speech recognition. */
export interface Recogniser {
  readonly name: string;
  open(listener: RecognitionListener, expectation: Expectation): RecognitionSession;
}

/** The speech output port. */
export interface Voice {
  /** The sound of a sentence as µ-law, in pieces as they are made. Throws HotlineError when it cannot be had. */
  speak(spoken: Spoken, slow: boolean): AsyncIterable<Buffer>;
}

/** How far an utterance has come: `complete` may end early, `likely` a little later, `unfinished` is waited for. */
export type Verdict = 'complete' | 'likely' | 'unfinished' | 'open';

/** The newest turn of a call, as an audio call needs it. */
export interface LiveTurn {
  reply: Reply;
  /** Judges what is heard so far as an answer to this turn. */
  judge(text: string): Verdict;
}

/** The dialogue behind a call; it does not know that it is spoken with. */
export interface Conversation {
  /** The newest turn; null when there is no such call or it is over. */
  current(): Promise<LiveTurn | null>;
  /** Answers an event; `index` is the turn it makes. */
  answer(event: CallEvent, index: number): Promise<LiveTurn>;
  /** Notes what the caller heard of a turn's reply. */
  played(index: number, played: Played): void;
}

/** Sentences the call speaks by itself. */
export interface OwnSentences {
  /** When an answer takes long. */
  filler: Record<Language, readonly Spoken[]>;
  /** When nobody understands speech any more. */
  keysOnly: Record<Language, readonly Spoken[]>;
}

/** Why an audio call ended: the dialog's way on, or what broke. */
export type Leaving = 'hangup' | 'transfer' | 'record' | 'deaf' | 'mute' | 'lost' | 'closed';

/** Counts what happens; must not throw. */
export interface AudioObserver {
  /** The caller stopped talking and heard the answer's first sound after this; only our own time. */
  firstAudio(ms: number): void;
  /** From the first voiced frame to the order to be silent. */
  silenced(ms: number): void;
  /** Somebody spoke, but did not mean us: the sentence went on. */
  resumed(): void;
  filler(): void;
  left(why: Leaving): void;
}
