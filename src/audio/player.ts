/** Plays sentences to the caller: sends only a little ahead, knows what was heard, can hold, go on and stop. */
import type { Played } from '../domain/call.js';
import type { Spoken } from '../domain/prompt.js';
import { BYTES_PER_MS } from './frame.js';
import { fadedIn } from './loudness.js';
import type { AudioWire, Voice } from './ports.js';
import { createTrack, type Track } from './track.js';

/** Sound sent before it is heard: enough for a network that stutters, little enough to be dropped at once. */
const LEAD_BYTES = 1_200 * BYTES_PER_MS;
const CHUNK_BYTES = 200 * BYTES_PER_MS;
/** A line that does not take what it was sent gets no more. */
const MOST_PENDING_BYTES = 64 * 1_024;
/** Going on after a false alarm begins a little before the place where it stopped. */
const REWIND_BYTES = 400 * BYTES_PER_MS;
/** A mark that is so late will not come; the sound has been played by all we know. */
const MARK_LATE_MS = 2_000;

export type PlayerState = 'idle' | 'playing' | 'held';

export interface Player {
  /** Speaks sentences of a turn, or of the call itself (`turn` null). They follow what is playing unless that was stopped. */
  play(spoken: readonly Spoken[], options: { turn: number | null; slow: boolean }): void;
  /** Sends what is due. To be called every few frames. */
  tick(): void;
  state(): PlayerState;
  /** Silence at once; what was not heard is kept for `resume`. */
  hold(): void;
  resume(): void;
  /** Silence at once, for good. */
  stop(): void;
  /** The far end says that everything up to a mark has been played, or dropped. */
  mark(name: string): void;
  /** What the caller heard of a turn; of a turn that was never spoken, nothing. */
  played(turn: number): Played;
}

export interface PlayerParts {
  wire: AudioWire;
  voice: Voice;
  now: () => number;
  /** A sentence cannot be spoken. */
  onTrouble: (error: unknown) => void;
  /** The first sound of a turn is on its way. */
  onFirstSound: (turn: number | null) => void;
}

export function createPlayer(parts: PlayerParts): Player {
  return new LinePlayer(parts);
}

class LinePlayer implements Player {
  private track: Track;
  private current: PlayerState = 'idle';
  /** Bytes of the track sent, and heard for certain. */
  private sent = 0;
  /** The far end began to play byte `byte` at `ms`; null while it has nothing. */
  private base: { ms: number; byte: number } | null = null;
  /** Marks of an earlier generation are answers to a `clear`, not to having been played. */
  private generation = 0;
  private marked = 0;
  private turn: number | null = null;
  private announced = false;
  private resumed = false;

  private readonly parts: PlayerParts;

  constructor(parts: PlayerParts) {
    this.parts = parts;
    this.track = this.newTrack();
  }

  private newTrack(): Track {
    const onSound = () => this.tick();
    const track: Track = createTrack(this.parts.voice, {
      onSound: () => this.track === track && onSound(),
      onTrouble: (error) => this.track === track && this.parts.onTrouble(error),
    });
    return track;
  }

  play(spoken: readonly Spoken[], options: { turn: number | null; slow: boolean }): void {
    if (this.current === 'idle') this.reset();
    this.turn = options.turn;
    this.announced = false;
    this.current = 'playing';
    this.track.add(spoken, options);
  }

  private reset(): void {
    this.track = this.newTrack();
    this.sent = 0;
    this.marked = 0;
    this.base = null;
  }

  state(): PlayerState {
    return this.current;
  }

  tick(): void {
    if (this.current !== 'playing') return;
    while (this.maySend()) this.send(this.track.read(this.sent, CHUNK_BYTES));
    if (this.isOver()) this.current = 'idle';
  }

  private maySend(): boolean {
    if (this.sent >= this.track.length() || this.parts.wire.pendingBytes() > MOST_PENDING_BYTES) return false;
    return this.sent - this.heard() < LEAD_BYTES;
  }

  private send(piece: Buffer): void {
    // The far end has run dry: it starts to play when this arrives.
    if (this.heard() >= this.sent) this.base = { ms: this.parts.now(), byte: this.sent };
    this.parts.wire.media(this.resumed ? fadedIn(piece) : piece);
    this.resumed = false;
    this.announce();
    this.sent += piece.length;
    this.parts.wire.mark(`${this.generation}:${this.sent}`);
  }

  private announce(): void {
    if (this.announced || this.track.at(this.sent)?.turn !== this.turn) return;
    this.announced = true;
    this.parts.onFirstSound(this.turn);
  }

  /** Bytes the caller has heard, by the clock and never more than was sent. */
  private heard(): number {
    if (this.base === null) return this.sent;
    const byClock = this.base.byte + Math.max(0, this.parts.now() - this.base.ms) * BYTES_PER_MS;
    return Math.max(this.marked, Math.min(this.sent, Math.floor(byClock)));
  }

  private isOver(): boolean {
    if (!this.track.complete() || this.sent < this.track.length()) return false;
    if (this.marked >= this.sent) return true;
    const endMs = this.base === null ? 0 : this.base.ms + (this.sent - this.base.byte) / BYTES_PER_MS;
    return this.parts.now() >= endMs + MARK_LATE_MS;
  }

  mark(name: string): void {
    const [generation, byte] = name.split(':').map(Number);
    if (generation !== this.generation || byte === undefined || byte > this.sent) return;
    this.marked = Math.max(this.marked, byte);
    this.base = { ms: this.parts.now(), byte };
    this.tick();
  }

  hold(): void {
    if (this.current !== 'playing') return;
    this.current = 'held';
    this.silence();
  }

  resume(): void {
    if (this.current !== 'held') return;
    this.sent = Math.max(this.track.at(this.sent)?.start ?? 0, this.sent - REWIND_BYTES);
    this.marked = this.sent;
    this.resumed = true;
    this.current = 'playing';
    this.tick();
  }

  stop(): void {
    const before = this.current;
    this.current = 'idle';
    if (before === 'playing') this.silence();
  }

  /** `clear` goes out even when all was sent long ago: the far end may still be playing it. */
  private silence(): void {
    this.sent = this.heard();
    this.base = null;
    this.generation++;
    this.parts.wire.clear();
  }

  played(turn: number): Played {
    const byte = this.heard();
    return { ...this.track.characters(turn, byte), ms: Math.round(byte / BYTES_PER_MS) };
  }
}
