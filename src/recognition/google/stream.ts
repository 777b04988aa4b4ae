/** One of Google's streams: opened, fed in legal pieces, and what is known of it. */
import type { Duplex } from 'node:stream';
import { BYTES_PER_MS } from '../../audio/frame.js';
import type { Expectation } from '../../audio/ports.js';
import type { SpeechProtocol } from './protocol.js';

/** No piece of sound may have more than 15 KB. */
const LARGEST_PIECE_BYTES = 1_000 * BYTES_PER_MS;
/** Messages that wait to be sent: the network does not keep up. */
const MOST_WAITING = 200;

export interface GoogleStream {
  duplex: Duplex;
  expectation: Expectation;
  openedMs: number;
  /** What is understood and not final. */
  partial: string;
  /** Set when it was told to end. */
  flushed: { sinceMs: number; resolve: () => void } | null;
}

export interface StreamEvents {
  response(stream: GoogleStream, response: unknown): void;
  broke(stream: GoogleStream, error: unknown): void;
}

/** Opens a stream. An end nobody asked for counts as a break. */
export function openStream(
  protocol: SpeechProtocol,
  expectation: Expectation,
  { nowMs, events }: { nowMs: number; events: StreamEvents },
): GoogleStream {
  const duplex = protocol.connect(expectation);
  const stream: GoogleStream = { duplex, expectation, openedMs: nowMs, partial: '', flushed: null };
  duplex.on('data', (response) => events.response(stream, response));
  duplex.on('error', (error) => events.broke(stream, error));
  duplex.on('end', () => events.broke(stream, { code: 1, message: 'the stream ended' }));
  return stream;
}

/** Sends sound of any length; false when more waits than will ever be sent. */
export function writeSound({ duplex }: GoogleStream, protocol: SpeechProtocol, sound: Buffer): boolean {
  for (let at = 0; at < sound.length; at += LARGEST_PIECE_BYTES)
    duplex.write(protocol.audioFrame(sound.subarray(at, at + LARGEST_PIECE_BYTES)));
  return duplex.writableLength <= MOST_WAITING;
}
