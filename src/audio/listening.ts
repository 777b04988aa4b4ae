/** The ear of a call: frames in, utterances out. Joins the voice detector, the recogniser and the end of speech. */
import { createEndpointer, type Utterance } from './endpointer.js';
import type { Expectation, Recogniser, RecognitionFailure, RecognitionSession, Verdict } from './ports.js';
import { createVoiceActivity, type VoiceActivity } from './voice-activity.js';

/** A recogniser that has not said its last word after this is not waited for; one on a busy machine takes seconds. */
const FLUSH_MS = 6_000;

export interface ListeningEvents {
  /** Somebody has said something and has finished. */
  utterance(utterance: Utterance): void;
  /** Somebody spoke, and nothing could be understood. */
  noise(): void;
  /** The recogniser gave up. */
  failed(failure: RecognitionFailure): void;
}

export interface Listening {
  frame(ulaw: Buffer, playing: boolean): void;
  /** What is asked now; what is being said already counts as an answer to it. */
  ask(expectation: Expectation, judge: (text: string) => Verdict): void;
  /** Looks whether the utterance is over. */
  tick(): void;
  /** Ends the utterance now, whatever the pause. */
  finish(): void;
  /** The last words of an utterance that is over are being waited for. */
  finishing(): boolean;
  /** For how long, in ms; 0 when nothing is waited for. */
  finishingMs(): number;
  /** Forgets what was said so far. */
  discard(): void;
  /** Somebody is speaking at this moment. */
  speaking(): boolean;
  /** What was said so far. */
  text(): string;
  /** Somebody has begun to say something that is not over. */
  busy(): boolean;
  /** When the voice of the current stretch of speech began, and when there was voice last. */
  startedMs(): number;
  voicedMs(): number;
  close(): void;
}

/** Opens a session of the recogniser; without one nothing is ever heard. */
export function createListening(
  recogniser: Recogniser | null,
  expectation: Expectation,
  { now, events, detector = createVoiceActivity() }: { now: () => number; events: ListeningEvents; detector?: VoiceActivity },
): Listening {
  const endpointer = createEndpointer();
  let question = { expectation, judge: (_: string): Verdict => 'open' };
  let speaking = false;
  let startedMs = 0;
  /** The flush that is being waited for, and since when. */
  let flushing: { sinceMs: number } | null = null;
  let session: RecognitionSession | null = null;
  let firstVoicedMs: number | null = null;

  const begin = () => endpointer.begin(question.expectation.expects, question.judge);
  const take = (which: { sinceMs: number }) => {
    if (flushing !== which) return;
    flushing = null;
    const utterance = endpointer.utterance();
    begin();
    if (utterance.text === '') events.noise();
    else events.utterance(utterance);
  };
  const end = () => {
    const which = { sinceMs: now() };
    flushing = which;
    void session?.flush().then(() => take(which));
  };
  session =
    recogniser?.open(
      {
        partial: (text, whole) => endpointer.partial(text, now(), whole),
        final: (text, confidence) => endpointer.final(text, confidence, now()),
        failed(failure) {
          session = null;
          flushing = null;
          begin();
          events.failed(failure);
        },
      },
      expectation,
    ) ?? null;
  begin();

  return {
    frame(ulaw, playing) {
      const heard = detector.frame(ulaw, playing);
      if (heard.voiced) firstVoicedMs ??= now();
      else if (!heard.speaking) firstVoicedMs = null;
      if (heard.speaking && !speaking) startedMs = firstVoicedMs ?? now();
      speaking = heard.speaking;
      if (session === null) return;
      if (speaking && heard.voiced) endpointer.voiced(now());
      session.audio(ulaw, speaking);
    },
    ask(next, judge) {
      question = { expectation: next, judge };
      endpointer.ask(next.expects, judge);
      session?.expect(next);
    },
    tick() {
      if (flushing !== null && now() >= flushing.sinceMs + FLUSH_MS) take(flushing);
      else if (flushing === null && now() >= endpointer.deadlineMs()) end();
    },
    finish() {
      if (flushing === null && session !== null) end();
    },
    finishing: () => flushing !== null,
    finishingMs: () => (flushing === null ? 0 : now() - flushing.sinceMs),
    discard() {
      if (flushing !== null || endpointer.deadlineMs() !== Number.POSITIVE_INFINITY) session?.discard();
      flushing = null;
      begin();
    },
    speaking: () => speaking,
    text: () => endpointer.utterance().text,
    busy: () => flushing !== null || endpointer.deadlineMs() !== Number.POSITIVE_INFINITY,
    startedMs: () => startedMs,
    voicedMs: () => endpointer.voicedMs(),
    close() {
      session?.close();
      session = null;
      flushing = null;
    },
  };
}
