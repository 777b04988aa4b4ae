/** Whisper's decoder: reads the likeliest text off an encoded sound, token by token, and knows when it has lost its way. */
import type { Language } from '../../domain/language.js';
import type { Ort, OrtSession, Tensor } from './onnx-runtime.js';
import type { Took } from './transcriber.js';
import type { WhisperFiles } from './whisper-folder.js';

/** A prompt of a few likely words helps, a prompt of everything harms; each of its tokens costs time. */
const MOST_WORDS = 40;
const MOST_PROMPT_TOKENS = 64;
/** Nobody says more than so many tokens a second. */
const TOKENS_A_SECOND = 12;
const TOKENS_BEFORE = 8;
/** So many repetitions of the same few tokens are no speech. */
const LOOPS = 4;
const LONGEST_LOOP = 24;
/** The model's own word that nobody spoke counts when it is unsure of the text as well, as OpenAI's code does. */
const NO_SPEECH = 0.6;
const UNSURE = -1;

export interface Reading {
  language: Language;
  /** Words that are likely, most likely first. */
  words: readonly string[];
  seconds: number;
  /** Goes on for so many tokens, whatever there is to hear: for measuring. */
  least?: number;
  isDropped: () => boolean;
  took: Took;
}

export interface TextReader {
  /** The text, '' for no speech, 'loop' when it went round in circles, null when it was dropped. */
  read(encoded: Tensor, reading: Reading): Promise<string | 'loop' | null>;
}

/** A reader over the merged decoder of transformers.js. */
export function createTextReader(ort: Ort, decoder: OrtSession, files: WhisperFiles): TextReader {
  const { alphabet, never, neverFirst } = files;
  const special = {
    previous: alphabet.special('<|startofprev|>'),
    start: alphabet.special('<|startoftranscript|>'),
    language: { 'zh-CN': alphabet.special('<|zh|>'), en: alphabet.special('<|en|>') },
    transcribe: alphabet.special('<|transcribe|>'),
    noTimestamps: alphabet.special('<|notimestamps|>'),
    end: alphabet.special('<|endoftext|>'),
    noSpeech: alphabet.special('<|nospeech|>', '<|nocaptions|>'),
  };
  const presents = decoder.outputNames.filter((name) => name.startsWith('present.'));
  const growing = presents.filter((name) => name.includes('.decoder.'));
  const integers = (values: number[]) => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  const flag = (value: boolean) => new ort.Tensor('bool', [value], [1]);
  // A decoder that goes on does not look at the sound again: what it needs of it is among its states.
  const nothing = new ort.Tensor('float32', new Float32Array(files.width), [1, 1, files.width]);

  function begin(words: readonly string[], language: Language): number[] {
    const likely = words.length === 0 || words.length > MOST_WORDS ? [] : alphabet.encode(` ${words.join('，')}`);
    const prompt = likely.length === 0 ? [] : [special.previous, ...likely.slice(0, MOST_PROMPT_TOKENS)];
    return [...prompt, special.start, special.language[language], special.transcribe, special.noTimestamps];
  }
  function firstFeeds(encoded: Tensor, tokens: number[]): Record<string, Tensor> {
    const empty = new ort.Tensor('float32', new Float32Array(0), [1, files.heads, 0, files.headWidth]);
    const past = Object.fromEntries(presents.map((name) => [pastOf(name), empty]));
    return { input_ids: integers(tokens), encoder_hidden_states: encoded, use_cache_branch: flag(false), ...past };
  }

  return {
    async read(encoded, { language, words, seconds, least = 0, isDropped, took }) {
      const opening = begin(words, language);
      const beganMs = performance.now();
      const feeds = firstFeeds(encoded, opening);
      let out = await decoder.run(feeds, ['logits', ...presents]);
      const promptedMs = performance.now();
      took.promptMs += promptedMs - beganMs;
      const silent = probability(row(out, opening.indexOf(special.start)), special.noSpeech);
      const tokens: number[] = [];
      let sureness = 0;
      const most = TOKENS_BEFORE + Math.ceil(TOKENS_A_SECOND * seconds);
      for (let names = presents; tokens.length < most; names = growing) {
        const scores = row(out, -1);
        const first = tokens.length === 0;
        const token = likeliest(
          scores,
          (one) =>
            one > special.end || never.has(one) || (first && neverFirst.has(one)) || (one === special.end && tokens.length < least),
        );
        if (silent > NO_SPEECH) sureness += Math.log(probability(scores, token));
        if (token === special.end) break;
        tokens.push(token);
        if (isDropped()) return null;
        if (least === 0 && isLoop(tokens)) return 'loop';
        for (const name of names) feeds[pastOf(name)] = out[name] as Tensor;
        Object.assign(feeds, { input_ids: integers([token]), encoder_hidden_states: nothing, use_cache_branch: flag(true) });
        out = await decoder.run(feeds, ['logits', ...growing]);
        took.steps++;
      }
      took.stepsMs += performance.now() - promptedMs;
      const unsure = sureness / (tokens.length + 1) < UNSURE;
      return silent > NO_SPEECH && unsure ? '' : alphabet.decode(tokens).trim();
    },
  };
}

const pastOf = (present: string) => present.replace('present', 'past_key_values');

/** The scores after one of the tokens that were fed; −1 for the last. */
function row(out: Record<string, Tensor>, at: number): Float32Array {
  const { data, dims } = out.logits as Tensor;
  const [, count, size] = dims as [number, number, number];
  const from = (at < 0 ? count - 1 : at) * size;
  return (data as Float32Array).subarray(from, from + size);
}

function likeliest(scores: Float32Array, isForbidden: (token: number) => boolean): number {
  let [best, highest] = [0, Number.NEGATIVE_INFINITY];
  for (let token = 0; token < scores.length; token++) {
    const score = scores[token] as number;
    if (score > highest && !isForbidden(token)) [best, highest] = [token, score];
  }
  return best;
}

function probability(scores: Float32Array, token: number): number {
  const own = scores[token] as number;
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - own);
  return 1 / sum;
}

function isLoop(tokens: readonly number[]): boolean {
  for (let length = 1; length <= LONGEST_LOOP && length * LOOPS <= tokens.length; length++) {
    const last = tokens.slice(-length * LOOPS);
    // Digits are said again and again: 0000 is no loop.
    if (length > 1 && last.every((token, i) => token === last[i % length])) return true;
  }
  return false;
}
