/** Ears for tests without a model: they know a few recordings, and tell which of them came in by its sound. Anything else they do not understand. */
import { decodeUlaw } from '../../src/audio/g711.js';
import type { Recogniser } from '../../src/audio/ports.js';
import { fitLevels, type Levels, levelsOf } from './likeness.js';

export interface KnownSpeech {
  text: string;
  /** 8 kHz. */
  pcm: Int16Array;
}

/** As many frames as are looked at: the longest sentence. */
const MOST_FRAMES = 600;
/** Frames kept from before the first voice, and looked through for the beginning. */
const BEFORE = 25;
/** A first guess after so many voiced frames, and another each time as many have come. */
const GUESS_EVERY = 20;
const ENOUGH = 0.6;

export function createKnownEars(known: readonly KnownSpeech[]): Recogniser {
  const learnt = known.map(({ text, pcm }) => ({ text, levels: levelsOf(pcm) }));
  return {
    name: 'known',
    open(listener) {
      let heard: Levels[] = [];
      let voiced = 0;
      const forget = () => {
        heard = heard.slice(-BEFORE);
        voiced = 0;
      };
      return {
        audio(ulaw, isVoiced) {
          heard = [...heard, ...levelsOf(decodeUlaw(ulaw))].slice(voiced === 0 ? -BEFORE : -MOST_FRAMES);
          if (!isVoiced) return;
          voiced++;
          if (voiced % GUESS_EVERY === 0) listener.partial(guess(learnt, heard, voiced));
        },
        expect: () => {},
        async flush() {
          const text = voiced === 0 ? '' : guess(learnt, [...heard, ...SILENCE], null);
          forget();
          if (text !== '') listener.final(text, 0.9);
        },
        discard: forget,
        close: () => {},
      };
    },
  };
}

/** A recording may be cut at its end by the pause that follows it. */
const SILENCE = levelsOf(new Int16Array(8_000));

/** The recording that fits best; of one that is still being spoken as many characters as there was voice for. */
function guess(known: readonly { text: string; levels: Levels[] }[], heard: readonly Levels[], voiced: number | null): string {
  const fits = known.map(({ text, levels }) => {
    const part = voiced === null ? levels : levels.slice(0, Math.min(voiced, heard.length - BEFORE));
    return { text, share: part.length / levels.length, ...fitLevels(heard, part) };
  });
  const [best] = fits.sort((one, other) => other.likeness - one.likeness);
  if (best === undefined || best.likeness < ENOUGH) return '';
  return best.text.slice(0, Math.ceil(best.text.length * best.share));
}
