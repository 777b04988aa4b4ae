/** A streaming model behind the port: the contract over a process without a model, folders that are not right, and the real library over a tiny model where it is installed. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { installedState, SHERPA } from '../../../src/recognition/offline/model-packages.js';
import { openOwnEars } from '../../../src/recognition/own-ears.js';
import { engineOver, type SherpaEngine, startSherpa } from '../../../src/recognition/sherpa/sherpa-engine.js';
import { createSherpaRecogniser, mostStreams } from '../../../src/recognition/sherpa/sherpa-recogniser.js';
import { readStreamingFolder } from '../../../src/recognition/sherpa/streaming-folder.js';
import { noise, speechLike, ulaw } from '../../audio/speech-like.js';
import { listenWith, recogniserContract, speak, until } from '../../contracts/recogniser.js';
import { tinyStreamingModel } from './tiny-streaming-model.js';

/** Speaks the messages of the real process; hears in loud sound what it is told to, letter by letter. */
const PROCESS = `
let next = '';
const streams = new Map();
process.on('message', (m) => {
  if (m.say !== undefined) next = m.say;
  if (m.crash) { process.stderr.write('the library gave up'); process.exit(3); }
  if (m.do === 'open' || m.do === 'discard') streams.set(m.stream, 0);
  if (m.do === 'audio' && m.samples.some((one) => Math.abs(one) > 0.05)) {
    streams.set(m.stream, streams.get(m.stream) + 1);
    process.send({ is: 'partial', stream: m.stream, text: next.slice(0, streams.get(m.stream)) });
  }
  if (m.do === 'finish') {
    process.send({ is: 'final', stream: m.stream, text: streams.get(m.stream) > 0 ? next : '', flush: m.flush });
    streams.set(m.stream, 0);
  }
});
process.send({ is: 'ready', msASecond: 20 });
`;
const folder = mkdtempSync(join(tmpdir(), 'sherpa-'));
const script = join(folder, 'process.cjs');
writeFileSync(script, PROCESS);
const start = () => fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
const tiny = tinyStreamingModel();
afterAll(() => {
  for (const one of [folder, tiny]) rmSync(one, { recursive: true });
});

recogniserContract('a streaming model', async () => {
  const child = start();
  const engine = await engineOver(child);
  return {
    recogniser: createSherpaRecogniser(engine),
    speech: ulaw(speechLike(1_500)),
    willHear: (text) => void child.send({ say: text }),
    breakForGood: () => void child.send({ crash: true }),
    close: engine.close,
  };
});

describe('a streaming model', () => {
  let engine: SherpaEngine;
  afterEach(() => engine?.close());

  test('texts come while somebody speaks, and what was said before the detector noticed is in them', async () => {
    const child = start();
    engine = await engineOver(child);
    child.send({ say: '补办身份证' });
    const ear = listenWith(createSherpaRecogniser(engine));
    await speak(ear.session, Buffer.alloc(0), 1_000);
    await speak(ear.session, ulaw(speechLike(1_000)));
    await until(() => ear.partials.length >= 5);
    expect(ear.partials.slice(0, 5)).toEqual(['补', '补办', '补办身', '补办身份', '补办身份证']);
    await ear.session.flush();
    expect(ear.finals).toEqual([{ text: '补办身份证', confidence: undefined }]);
  });

  test.each([
    [20, 87],
    [350, 5],
    [5_000, 1],
  ])('at %i ms for a second of sound %i calls are served', (ms, calls) => {
    expect(mostStreams(ms)).toBe(calls);
  });

  test('a call too many is told at once', async () => {
    engine = await engineOver(start());
    const recogniser = createSherpaRecogniser({ ...engine, msASecond: 1_000 });
    const [first, second] = [listenWith(recogniser), listenWith(recogniser)];
    expect([first.failures, second.failures.map(({ reason }) => reason)]).toEqual([[], ['busy']]);
    first.session.close();
    expect(listenWith(recogniser).failures).toEqual([]);
    expect(recogniser.calls()).toBe(1);
  });

  test('what the library says before it ends its process is told', async () => {
    const dying = join(folder, 'dying.cjs');
    writeFileSync(dying, `process.stderr.write('vocab_size does not exist in the metadata\\n'); process.exitCode = 255;`);
    const child = fork(dying, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
    await expect(engineOver(child)).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(/cannot be used: .*vocab_size/),
    });
  });
});

describe('a folder', () => {
  test('is a transducer with a joiner, and prefers 8 bits but for the decoder', () => {
    for (const name of ['encoder-epoch-99.int8.onnx', 'decoder-epoch-99.int8.onnx']) {
      const model = join(tiny, name);
      writeFileSync(model, '');
    }
    expect(() => readStreamingFolder(tiny)).toThrow(/encoder-epoch-99.int8.onnx is empty/);
    for (const name of ['encoder-epoch-99.int8.onnx', 'decoder-epoch-99.int8.onnx']) unlinkSync(join(tiny, name));
    const files = readStreamingFolder(tiny);
    expect(files).toMatchObject({ kind: 'transducer', joiner: join(tiny, 'joiner.onnx'), hotwords: null });
  });

  test.each<[string, (model: string) => void, RegExp]>([
    ['without encoder', (model) => unlinkSync(join(model, 'encoder.onnx')), /has tokens.txt, but no encoder\*.onnx/],
    ['without joiner', (model) => unlinkSync(join(model, 'joiner.onnx')), /no streaming paraformer .*vocab_size.*no joiner/],
    [
      'with something that is no ONNX',
      (model) => writeFileSync(join(model, 'encoder.onnx'), 'version https://git'),
      /no ONNX file|it notes no/,
    ],
    ['with other tokens', (model) => writeFileSync(join(model, 'tokens.txt'), '{"你": 2}\n'), /is no list of tokens/],
    ['without the library', () => {}, /sherpa-onnx-node is not in .*npm run models -- sherpa/],
  ])('%s is refused in plain words', async (_, spoil, problem) => {
    const model = tinyStreamingModel();
    spoil(model);
    const opening = openOwnEars({ model, folder, now: () => performance.now(), onTrouble: () => {} });
    await expect(opening).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringMatching(problem) });
    rmSync(model, { recursive: true });
  });
});

/** Where `npm run models -- sherpa` put the library; skipped without. */
const MODELS = process.env.OFFLINE_MODEL_DIR ?? '';
describe.skipIf(MODELS === '' || installedState(MODELS, SHERPA) !== 'right')('sherpa-onnx-node (OFFLINE_MODEL_DIR)', () => {
  test('loads a model, hears each caller on his own, and gives the text while he speaks', async () => {
    const ears = await openOwnEars({ model: tiny, folder: MODELS, now: () => performance.now(), onTrouble: () => {} });
    const [speaker, quiet] = [listenWith(ears.recogniser), listenWith(ears.recogniser)];
    for (let utterance = 1; utterance <= 2; utterance++) {
      await speak(speaker.session, ulaw(speechLike(1_000)));
      await speak(quiet.session, ulaw(noise(1_000, -75)));
      await until(() => speaker.partials.length >= utterance);
      await speaker.session.flush();
      await quiet.session.flush();
    }
    expect(speaker.partials).toEqual(['你好', '你好']);
    expect(speaker.finals.map(({ text }) => text)).toEqual(['你好', '你好']);
    expect([quiet.partials, quiet.finals, quiet.failures]).toEqual([[], [], []]);
    await ears.close();
  }, 30_000);

  test('a model it does not take is told with its words, and the line lives', async () => {
    const model = tinyStreamingModel();
    writeFileSync(join(model, 'tokens.txt'), '<blk> 0\n');
    writeFileSync(join(model, 'decoder.onnx'), 'no model');
    await expect(startSherpa(MODELS, model)).rejects.toThrow(/the streaming model cannot be used: \S+/);
    rmSync(model, { recursive: true });
  }, 30_000);
});
