/** A streaming model behind the recognition port: sound goes in while somebody speaks, partial texts come back, the last word with the flush. */
import { BYTES_PER_MS } from '../../audio/frame.js';
import { decodeUlaw } from '../../audio/g711.js';
import type { Recogniser, RecognitionListener, RecognitionSession } from '../../audio/ports.js';
import { createResampler } from '../../audio/resample.js';
import { createPieces } from '../pieces.js';
import { createSoundSince } from '../sound-since.js';
import type { SherpaEngine } from './sherpa-engine.js';

/** Sound is handed over in pieces: often enough for partials, seldom enough for the processor. */
const PIECE_BYTES = 100 * BYTES_PER_MS;
/** A caller speaks less than this share of a call. */
const SPEAKING_SHARE = 0.4;
/** Beyond this share of its time a queue grows longer than callers wait. */
const MOST_BUSY = 0.7;

/** How many calls a model serves in time that takes so many ms for a second of sound, at least one. */
export function mostStreams(msASecond: number): number {
  return Math.max(1, Math.floor((MOST_BUSY * 1_000) / (SPEAKING_SHARE * msASecond)));
}

/** A recogniser over an engine; a call too many fails with `busy`, and whoever is next in the chain takes it. */
export function createSherpaRecogniser(engine: SherpaEngine): Recogniser & { calls(): number; mostCalls(): number } {
  const most = mostStreams(engine.msASecond);
  let calls = 0;
  return {
    name: 'streaming',
    calls: () => calls,
    mostCalls: () => most,
    open(listener) {
      const session = openSession(engine, listener, () => void calls--);
      calls++;
      if (calls <= most) return session;
      session.close();
      listener.failed({ reason: 'busy', message: `this machine listens to ${most} calls at once, and that many are on` });
      return session;
    },
  };
}

function openSession(engine: SherpaEngine, listener: RecognitionListener, onClose: () => void): RecognitionSession {
  const before = createSoundSince();
  let over = false;
  /** Sound of the utterance has been handed over. */
  let begun = false;
  let flushes = 0;
  let waiting: (() => void) | null = null;
  const answered = () => {
    waiting?.();
    waiting = null;
  };
  const close = () => {
    if (over) return;
    over = true;
    stream.close();
    onClose();
    answered();
  };
  const stream = engine.open({
    partial(text) {
      if (!over && begun && waiting === null && text !== '') listener.partial(text);
    },
    final(text, flush) {
      if (over || flush !== flushes) return;
      if (text !== '') listener.final(text);
      answered();
    },
    failed(message) {
      if (over) return;
      close();
      listener.failed({ reason: 'unavailable', message });
    },
  });
  const resampler = createResampler(8_000, 16_000);
  const pieces = createPieces(PIECE_BYTES, (ulaw) => {
    stream.audio(Float32Array.from(resampler.push(decodeUlaw(ulaw)), (sample) => sample / 32_768));
  });
  const forget = () => {
    begun = false;
    before.restart();
    before.quiet();
  };
  return {
    audio(ulaw, voiced) {
      if (over) return;
      if (begun) return pieces.add(ulaw);
      before.push(ulaw);
      if (!voiced) return before.quiet();
      begun = true;
      pieces.add(before.all());
    },
    // The model's own hotwords hold for every question: the library takes none for a single stream.
    expect: () => {},
    flush() {
      if (over || !begun) return Promise.resolve();
      pieces.send();
      forget();
      const done = new Promise<void>((resolve) => {
        waiting = resolve;
      });
      stream.finish(++flushes);
      return done;
    },
    discard() {
      if (over || !begun) return;
      pieces.send();
      forget();
      flushes++;
      stream.discard();
      answered();
    },
    close,
  };
}
