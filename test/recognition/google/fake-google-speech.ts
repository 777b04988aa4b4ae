/** A server on loopback that speaks Google's own protocol, v1 and v2, built from the protos in the client's package; scripted, and able to fail. */

import * as grpc from '@grpc/grpc-js';
import { FRAME_BYTES } from '../../../src/audio/frame.js';
import { ulawLevel } from '../../../src/audio/g711.js';
import { listenOnLoopback, protoService } from '../../google/proto-service.js';

type ServerStream = grpc.ServerDuplexStream<Record<string, unknown>, Record<string, unknown>>;

export interface FakeGoogleSpeech {
  port: number;
  /** What is going to be said, one after the other over all streams. */
  sentences: string[];
  /** Confidence of final results; 0 means that none is told. */
  confidence: number;
  /** Ends the stream with an error once it has heard so much voice; used up, one a stream. */
  failures: { afterVoicedMs: number; code: number; message: string }[];
  /** Every stream is refused at its next message. */
  refuse: { code: number; message: string } | null;
  /** Hears, and never says anything. */
  mute: boolean;
  /** The first message of every stream, newest last. */
  configs: Record<string, unknown>[];
  /** Sound of every stream, newest last. */
  sound: Buffer[];
  /** Sizes of the pieces of sound. */
  pieces: number[];
  open: number;
  close(): Promise<void>;
}

/** A sentence becomes audible at this rate. */
const MS_A_CHARACTER = 150;
const SILENCE_TO_FINAL_MS = 700;

/** Starts a server on a free port. */
export async function startFakeGoogleSpeech(api: 'v1' | 'v2'): Promise<FakeGoogleSpeech> {
  const server = new grpc.Server();
  const fake: FakeGoogleSpeech = {
    port: 0,
    sentences: [],
    confidence: 0.9,
    failures: [],
    refuse: null,
    mute: false,
    configs: [],
    sound: [],
    pieces: [],
    open: 0,
    close: async () => server.forceShutdown(),
  };
  const service = protoService(
    '@google-cloud/speech',
    `google/cloud/speech/${api}/cloud_speech.proto`,
    `google.cloud.speech.${api}.Speech`,
  );
  server.addService(service, { streamingRecognize: (stream: ServerStream) => serve(fake, api, stream) });
  fake.port = await listenOnLoopback(server);
  return fake;
}

function serve(fake: FakeGoogleSpeech, api: 'v1' | 'v2', stream: ServerStream): void {
  const index = fake.configs.length;
  const failure = fake.refuse === null ? fake.failures.shift() : undefined;
  let [voicedMs, quietMs, over] = [0, 0, false];
  fake.open++;
  const end = (error?: { code: number; message: string }) => {
    if (over) return;
    over = true;
    fake.open--;
    if (error) stream.emit('error', { code: error.code, details: error.message });
    else stream.end();
  };
  const say = (text: string, isFinal: boolean) => {
    if (fake.mute || over) return;
    const alternatives = [{ transcript: text, confidence: isFinal ? fake.confidence : 0 }];
    stream.write({ results: [{ alternatives, isFinal, stability: isFinal ? 0 : 0.8 }] });
  };
  const final = () => {
    if (voicedMs > 0) say(fake.sentences.shift() ?? '', true);
    voicedMs = 0;
  };
  const frame = (piece: Buffer) => {
    const ms = piece.length / 8;
    if (ulawLevel(piece) > -46) {
      voicedMs += ms;
      quietMs = 0;
      const heard = Math.floor(voicedMs / MS_A_CHARACTER);
      if (heard > Math.floor((voicedMs - ms) / MS_A_CHARACTER)) say((fake.sentences[0] ?? '').slice(0, heard), false);
    } else quietMs += ms;
    if (failure !== undefined && voicedMs >= failure.afterVoicedMs) end(failure);
    else if (voicedMs > 0 && quietMs >= SILENCE_TO_FINAL_MS) final();
  };
  stream.on('data', (message) => {
    if (over) return;
    if (fake.refuse !== null) end(fake.refuse);
    const sound = (api === 'v1' ? message.audioContent : message.audio) as Buffer | undefined;
    if (message.streamingConfig) {
      fake.configs[index] = message;
      fake.sound[index] = Buffer.alloc(0);
    } else if (sound !== undefined) {
      fake.pieces.push(sound.length);
      fake.sound[index] = Buffer.concat([fake.sound[index] ?? Buffer.alloc(0), sound]);
      for (let at = 0; at < sound.length; at += FRAME_BYTES) frame(sound.subarray(at, at + FRAME_BYTES));
    }
  });
  stream.on('end', () => {
    if (!over) final();
    if (!fake.mute) end();
  });
  stream.on('cancelled', () => end());
  stream.on('error', () => {});
}
