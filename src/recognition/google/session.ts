/** One call's hearing over as many of Google's streams as it takes: renewed in silence, restarted when they break, never short of sound. */
import { BYTES_PER_MS, silence } from '../../audio/frame.js';
import type { AudioClock, Expectation, RecognitionFailure, RecognitionListener, RecognitionSession } from '../../audio/ports.js';
import { createPieces } from '../pieces.js';
import { createSoundSince } from '../sound-since.js';
import type { SpeechProtocol, StreamResult } from './protocol.js';
import { type GoogleStream, openStream, type StreamEvents, writeSound } from './stream.js';
import { createBreakCounter, failureOf } from './stream-failure.js';

/** Sound is sent in pieces of 100 ms, as Google advises. */
const PIECE_BYTES = 100 * BYTES_PER_MS;
/** Google ends a stream that gets no sound: silence flows where the line brings none. */
const GAP_MS = 300;
const TICK_MS = 100;
/** Google ends a stream after five minutes: it is renewed at the next silence after four, at any rate shortly before. */
const RENEW_MS = 240_000;
const RENEW_AT_ANY_RATE_MS = 285_000;
const SILENCE_TO_RENEW_MS = 500;
/** A stream that was told to end and does not. */
const FLUSH_MS = 1_500;
/** Speech without any result for so long: nobody listens at the other end. */
const NO_RESULT_MS = 8_000;
const VOICE_FOR_RESULT_MS = 1_200;
/** So often in a row: it will not come back. */
const MOST_UNHEARD = 3;

export interface SessionParts {
  protocol: SpeechProtocol;
  clock: AudioClock;
  /** Told when a stream was begun anew: `age` in silence, `broken` by accident. */
  onRestart: (why: 'age' | 'broken') => void;
}

export class GoogleSession implements RecognitionSession {
  private readonly parts: SessionParts;
  private readonly listener: RecognitionListener;
  private readonly since = createSoundSince();
  private readonly stopTicking: () => void;
  private wanted: Expectation;
  private current: GoogleStream | null = null;
  private ending: GoogleStream | null = null;
  private readonly pieces = createPieces(PIECE_BYTES, (piece) => this.send(piece));
  private soundMs: number;
  private voicedMs = 0;
  /** Voice that no result has come for: how much, and since when. */
  private unanswered = { ms: 0, sinceMs: 0 };
  private readonly breaks = createBreakCounter();
  private unheard = 0;
  private over = false;
  private readonly events: StreamEvents = {
    response: (stream, response) => this.heard(stream, response),
    broke: (stream, error) => this.broke(stream, error),
  };

  constructor(parts: SessionParts, listener: RecognitionListener, expectation: Expectation) {
    this.parts = parts;
    this.listener = listener;
    this.wanted = expectation;
    this.soundMs = this.now();
    this.stopTicking = parts.clock.every(TICK_MS, () => this.tick());
    this.open();
  }

  audio(ulaw: Buffer, voiced: boolean): void {
    if (this.over) return;
    this.soundMs = this.now();
    if (voiced) this.heardVoice(ulaw.length / BYTES_PER_MS);
    this.pieces.add(ulaw);
  }

  expect(expectation: Expectation): void {
    this.wanted = expectation;
    if (this.current !== null && !this.isBusy() && !isSame(this.current.expectation, expectation)) this.drop();
  }

  flush(): Promise<void> {
    this.pieces.send();
    const stream = this.current ?? (this.isBusy() ? this.open() : null);
    if (this.over || stream === null || !this.isBusy()) return Promise.resolve();
    return new Promise((resolve) => {
      this.endFlush();
      stream.flushed = { sinceMs: this.now(), resolve };
      this.ending = stream;
      this.current = null;
      this.forget();
      stream.duplex.end();
    });
  }

  discard(): void {
    this.endFlush();
    this.drop();
    this.forget();
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    this.stopTicking();
    this.endFlush();
    this.drop();
  }

  private now(): number {
    return this.parts.clock.now();
  }

  private heardVoice(ms: number): void {
    this.voicedMs = this.now();
    if (this.unanswered.ms === 0) this.unanswered.sinceMs = this.now();
    this.unanswered.ms += ms;
  }

  /** Somebody has spoken and not everything of it is final. */
  private isBusy(): boolean {
    return this.unanswered.ms > 0 || (this.current !== null && this.current.partial !== '');
  }

  private forget(): void {
    this.unanswered = { ms: 0, sinceMs: 0 };
    this.since.quiet();
  }

  private send(piece: Buffer): void {
    if (this.over) return;
    const stream = this.current ?? this.open();
    this.since.push(piece);
    if (!this.isBusy()) this.since.quiet();
    if (stream !== null) this.write(stream, piece);
  }

  private write(stream: GoogleStream, sound: Buffer): void {
    if (!writeSound(stream, this.parts.protocol, sound))
      this.fail({ reason: 'slow', message: 'the network to Google does not keep up with the sound' });
  }

  /** A new stream, which hears again what nobody has answered for. */
  private open(): GoogleStream | null {
    if (this.over) return null;
    try {
      this.current = openStream(this.parts.protocol, this.wanted, { nowMs: this.now(), events: this.events });
      this.since.restart();
      this.write(this.current, this.since.all());
    } catch (error) {
      // A client that was closed, or has lost its credentials, cannot even begin.
      this.fail({ reason: 'unavailable', message: `Google cannot be asked: ${(error as Error).message}` });
    }
    return this.current;
  }

  private heard(stream: GoogleStream, response: unknown): void {
    if (this.over || (stream !== this.current && stream !== this.ending)) return;
    this.unheard = 0;
    try {
      this.deliver(stream, this.parts.protocol.results(response));
    } catch (error) {
      this.broke(stream, error);
    }
  }

  /** Interim results come in pieces, the more certain ones first. */
  private deliver(stream: GoogleStream, results: readonly StreamResult[]): void {
    for (const { text, confidence, endMs } of results.filter(({ final }) => final)) {
      stream.partial = '';
      if (stream === this.current) this.answered(endMs);
      if (text !== '') this.listener.final(text, confidence);
    }
    const partial = results.map(({ text, final }) => (final ? '' : text)).join('');
    if (partial === '' || this.over) return;
    stream.partial = partial;
    if (stream === this.current) this.unanswered.sinceMs = this.now();
    this.listener.partial(partial);
  }

  private answered(endMs: number | undefined): void {
    this.unanswered = { ms: 0, sinceMs: 0 };
    this.since.answered(endMs === undefined ? undefined : endMs * BYTES_PER_MS);
  }

  private broke(stream: GoogleStream, error: unknown): void {
    if (this.over) return;
    if (stream === this.ending) {
      this.unheard = 0;
      this.endFlush();
    }
    if (stream !== this.current) return;
    this.current = null;
    stream.duplex.destroy();
    const failure = failureOf(error) ?? this.breaks.note(error, this.now());
    // The next piece of sound opens the new stream, so that a dead network is not asked a hundred times a second.
    if (failure === null) this.parts.onRestart('broken');
    else this.fail(failure);
  }

  private tick(): void {
    if (this.over) return;
    if (this.now() >= this.soundMs + GAP_MS) this.pieces.add(silence(TICK_MS));
    if (this.ending?.flushed && this.now() >= this.ending.flushed.sinceMs + FLUSH_MS) {
      this.endFlush();
      this.notHeard();
    }
    if (this.unanswered.ms >= VOICE_FOR_RESULT_MS && this.now() >= this.unanswered.sinceMs + NO_RESULT_MS) {
      this.discard();
      this.notHeard();
    }
    if (this.current !== null) this.renewWhenOld(this.current);
  }

  /** Nothing came back in time: noise that is no speech, or nobody at the other end. */
  private notHeard(): void {
    this.unheard++;
    if (this.unheard >= MOST_UNHEARD) this.fail({ reason: 'slow', message: 'Google gives no result in time' });
  }

  private renewWhenOld({ openedMs }: GoogleStream): void {
    const age = this.now() - openedMs;
    const quiet = !this.isBusy() && this.now() >= this.voicedMs + SILENCE_TO_RENEW_MS;
    if (age < RENEW_MS || (!quiet && age < RENEW_AT_ANY_RATE_MS)) return;
    this.drop();
    this.open();
    this.parts.onRestart('age');
  }

  /** The stream is not needed any more; whatever it still says is not listened to. */
  private drop(): void {
    const stream = this.current;
    const busy = this.isBusy();
    this.current = null;
    // In the middle of a sentence it is cancelled: its end would wait for a result nobody wants.
    if (busy) stream?.duplex.destroy();
    else stream?.duplex.end();
  }

  private endFlush(): void {
    const stream = this.ending;
    this.ending = null;
    stream?.flushed?.resolve();
  }

  private fail(failure: RecognitionFailure): void {
    if (this.over) return;
    this.close();
    this.listener.failed(failure);
  }
}

function isSame(a: Expectation, b: Expectation): boolean {
  return a.language === b.language && a.phrases === b.phrases;
}
