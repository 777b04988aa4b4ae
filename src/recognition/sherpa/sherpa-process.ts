/** A process that listens with a streaming model of sherpa-onnx, all calls in turn. Not a thread: the library ends its process when a model is not to its liking. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SHERPA } from '../offline/model-packages.js';
import type { FromEngine, ToEngine } from './messages.js';
import { readStreamingFolder, type StreamingFiles } from './streaming-folder.js';

const SAMPLE_RATE = 16_000;
/** Silence after the last word, so that the model gives away what it still looks ahead for. */
const TAIL = new Float32Array(0.8 * SAMPLE_RATE);
const REHEARSAL_SECONDS = 3;
const HOTWORD_SCORE = 1.5;

/** The part of sherpa-onnx-node that is used. */
interface Stream {
  acceptWaveform(sound: { samples: Float32Array; sampleRate: number }): void;
}
interface Recognizer {
  createStream(): Stream;
  isReady(stream: Stream): boolean;
  decode(stream: Stream): void;
  getResult(stream: Stream): { text: string };
}

const [runtime = '', folder = ''] = process.argv.slice(2);
const say = (message: FromEngine) => process.send?.(message);

try {
  listen(load());
} catch (error) {
  say({ is: 'failed', message: (error as Error).message });
  process.disconnect();
}

function load(): Recognizer {
  const files = readStreamingFolder(folder);
  const sherpa = createRequire(join(runtime, 'package.json'))(SHERPA.name);
  return new sherpa.OnlineRecognizer(configOf(files));
}

function configOf({ kind, tokens, encoder, decoder, joiner, hotwords }: StreamingFiles): Record<string, unknown> {
  const model = kind === 'transducer' ? { transducer: { encoder, decoder, joiner } } : { paraformer: { encoder, decoder } };
  const prefer = {
    decodingMethod: 'modified_beam_search',
    maxActivePaths: 4,
    hotwordsFile: hotwords,
    hotwordsScore: HOTWORD_SCORE,
  };
  return {
    featConfig: { sampleRate: SAMPLE_RATE, featureDim: 80 },
    modelConfig: { ...model, tokens, numThreads: 1, provider: 'cpu', debug: 0, modelingUnit: 'cjkchar' },
    ...(hotwords === null ? { decodingMethod: 'greedy_search' } : prefer),
    // The end of speech is the call's business.
    enableEndpoint: false,
  };
}

function listen(recognizer: Recognizer): void {
  const streams = new Map<number, { stream: Stream; text: string }>();
  const open = (name: number) => streams.set(name, { stream: recognizer.createStream(), text: '' });
  const hear = (name: number, samples: Float32Array) => {
    const one = streams.get(name);
    if (one === undefined) return '';
    one.stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
    while (recognizer.isReady(one.stream)) recognizer.decode(one.stream);
    return recognizer.getResult(one.stream).text.trim();
  };
  process.on('message', (message: ToEngine) => {
    const name = message.stream;
    if (message.do === 'close') streams.delete(name);
    else if (message.do === 'audio') {
      const text = hear(name, message.samples);
      const one = streams.get(name);
      if (one === undefined || text === one.text) return;
      one.text = text;
      say({ is: 'partial', stream: name, text });
    } else {
      if (message.do === 'finish') say({ is: 'final', stream: name, text: hear(name, TAIL), flush: message.flush });
      open(name);
    }
  });
  process.on('disconnect', () => process.exit(0));
  say({ is: 'ready', msASecond: rehearse(open, hear) });
  streams.delete(0);
}

/** The second time, once everything is warm. */
function rehearse(open: (name: number) => void, hear: (name: number, samples: Float32Array) => string): number {
  let ms = 0;
  for (let time = 0; time < 2; time++) {
    open(0);
    const beganMs = performance.now();
    hear(
      0,
      Float32Array.from({ length: REHEARSAL_SECONDS * SAMPLE_RATE }, (_, i) => 0.1 * Math.sin(i * Math.sin(i))),
    );
    ms = performance.now() - beganMs;
  }
  return ms / REHEARSAL_SECONDS;
}
