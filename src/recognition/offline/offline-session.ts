/** One call's hearing by whole utterances: guessed at in every short pause, so that the text is ready when the pause turns out to be the end. */

import { BYTES_PER_MS } from '../../audio/frame.js';
import { decodeUlaw } from '../../audio/g711.js';
import type { Expectation, RecognitionListener, RecognitionSession } from '../../audio/ports.js';
import { resample } from '../../audio/resample.js';
import { createSoundSince, type SoundSince } from '../sound-since.js';
import { guarded } from './text-guard.js';
import type { Ticket, TranscriberPool } from './transcriber-pool.js';

/** After so much quiet what was said so far is guessed at: 0.3 s after the last voice, as the detector waits 0.24 s before it calls it quiet. */
const PAUSE_MS = 60;
/** Models look at half a minute at most. */
const MOST_MS = 28_000;
/** Knocks and clicks are no speech. */
const LEAST_VOICE_MS = 160;
/** Nor is a breath: a guess holds until somebody has gone on for longer. */
const BREATH_MS = 120;

interface Guess {
  /** Voice it was made of. */
  voicedMs: number;
  ticket: Ticket;
}

export interface OfflineSessionParts {
  pool: TranscriberPool;
  /** A number for each sound that is handed to the pool. */
  nextSound: () => number;
  /** Told when the session is over, so that another call may come in. */
  onClose: () => void;
}

export class OfflineSession implements RecognitionSession {
  private readonly parts: OfflineSessionParts;
  private readonly listener: RecognitionListener;
  private expectation: Expectation;
  private sound: SoundSince = createSoundSince();
  private voicedMs = 0;
  private quietMs = 0;
  private guess: Guess | null = null;
  private over = false;

  constructor(parts: OfflineSessionParts, listener: RecognitionListener, expectation: Expectation) {
    this.parts = parts;
    this.listener = listener;
    this.expectation = expectation;
  }

  audio(ulaw: Buffer, voiced: boolean): void {
    if (this.over) return;
    const ms = ulaw.length / BYTES_PER_MS;
    this.sound.push(ulaw);
    if (voiced) this.heardVoice(ms);
    else this.heardQuiet(ms);
  }

  expect(expectation: Expectation): void {
    this.expectation = expectation;
  }

  async flush(): Promise<void> {
    if (this.over || this.voicedMs < LEAST_VOICE_MS) {
      this.forget();
      return;
    }
    const guess = this.guessNow();
    guess.ticket.hurry();
    const { voicedMs } = this;
    const text = await guess.ticket.text.catch((error: Error) => this.fail(error));
    // Somebody may have discarded it, or gone on speaking, while it was made.
    if (this.over || this.guess !== guess || typeof text !== 'string') return;
    this.forget();
    const said = guarded(text, voicedMs);
    if (said !== '') this.listener.final(said);
  }

  discard(): void {
    this.guess?.ticket.drop();
    this.forget();
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    this.guess?.ticket.drop();
    this.parts.onClose();
  }

  private heardVoice(ms: number): void {
    this.voicedMs += ms;
    this.quietMs = 0;
    if (this.guess === null || this.voicedMs < this.guess.voicedMs + BREATH_MS) return;
    // Speech goes on: what was guessed is not the whole.
    this.guess.ticket.drop();
    this.guess = null;
  }

  private heardQuiet(ms: number): void {
    this.quietMs += ms;
    if (this.voicedMs === 0) this.sound.quiet();
    else if (this.quietMs >= PAUSE_MS && this.guess === null && this.voicedMs >= LEAST_VOICE_MS) this.tellGuess(this.guessNow());
  }

  private guessNow(): Guess {
    if (this.guess !== null) return this.guess;
    const pcm = decodeUlaw(this.sound.all().subarray(-MOST_MS * BYTES_PER_MS));
    const samples = Float32Array.from(resample(pcm, 8_000, 16_000), (sample) => sample / 32_768);
    const { language, expects, phrases } = this.expectation;
    // Words lead astray who hears digits: strings that were wrong rose from a half to two thirds.
    const words = expects === 'digits' ? [] : phrases;
    const utterance = { sound: this.parts.nextSound(), samples, language, words };
    this.guess = { voicedMs: this.voicedMs, ticket: this.parts.pool.submit({ utterance, urgent: false }) };
    return this.guess;
  }

  private tellGuess(guess: Guess): void {
    guess.ticket.text.then(
      (text) => {
        if (this.over || this.guess !== guess || text === null) return;
        const said = guarded(text, guess.voicedMs);
        if (said !== '') this.listener.partial(said, true);
      },
      (error: Error) => this.fail(error),
    );
  }

  private forget(): void {
    this.guess = null;
    this.voicedMs = 0;
    this.quietMs = 0;
    this.sound.quiet();
  }

  private fail(error: Error): null {
    if (this.over) return null;
    this.close();
    this.listener.failed({ reason: 'unavailable', message: error.message });
    return null;
  }
}
