/** Several recognisers as one: when one gives up in the middle of a call the next goes on, and hears again what had no answer. */
import type { Expectation, Recogniser, RecognitionFailure, RecognitionListener, RecognitionSession } from '../audio/ports.js';
import { createSoundSince } from './sound-since.js';

/** Told of every fall; `to` is null when nobody is left. */
export type FallObserver = (fall: { from: string; to: string | null; failure: RecognitionFailure }) => void;

/** The recognisers in the order they are tried. Throws RangeError when there is none. */
export function createFallbackRecogniser(recognisers: readonly Recogniser[], onFall: FallObserver): Recogniser {
  const [first] = recognisers;
  if (first === undefined) throw new RangeError('no recogniser to begin with');
  return {
    name: first.name,
    open: (listener, expectation) => openSession(recognisers, { listener, expectation, onFall }),
  };
}

function openSession(
  recognisers: readonly Recogniser[],
  parts: { listener: RecognitionListener; expectation: Expectation; onFall: FallObserver },
): RecognitionSession {
  const { listener, onFall } = parts;
  const since = createSoundSince();
  let { expectation } = parts;
  let voiced = false;
  let over = false;
  let session: RecognitionSession | null = null;
  const forget = () => {
    voiced = false;
    since.quiet();
  };

  function begin(index: number): void {
    const recogniser = recognisers[index] as Recogniser;
    let failed = false;
    const opened = recogniser.open(
      {
        partial: (text, whole) => failed || listener.partial(text, whole),
        final(text, confidence) {
          if (failed) return;
          forget();
          listener.final(text, confidence);
        },
        failed(failure) {
          failed = true;
          session = null;
          if (!over) fall(index, failure);
        },
      },
      expectation,
    );
    if (failed || over) return;
    session = opened;
    const again = since.all();
    if (index > 0 && voiced && again.length > 0) opened.audio(again, true);
  }

  function fall(index: number, failure: RecognitionFailure): void {
    const next = recognisers[index + 1];
    onFall({ from: (recognisers[index] as Recogniser).name, to: next?.name ?? null, failure });
    if (next !== undefined) begin(index + 1);
    else {
      over = true;
      listener.failed(failure);
    }
  }

  begin(0);
  return {
    audio(ulaw, isVoiced) {
      if (over) return;
      voiced ||= isVoiced;
      since.push(ulaw);
      if (!voiced) since.quiet();
      session?.audio(ulaw, isVoiced);
    },
    expect(next) {
      expectation = next;
      session?.expect(next);
    },
    async flush() {
      await session?.flush();
      forget();
    },
    discard() {
      session?.discard();
      forget();
    },
    close() {
      over = true;
      session?.close();
      session = null;
    },
  };
}
