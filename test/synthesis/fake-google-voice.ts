/** A server on loopback that speaks Google's text-to-speech protocol, built from the client's own protos: every sentence is a hum as long as its text. */
import * as grpc from '@grpc/grpc-js';
import { writeWav } from '../../src/audio/wav.js';
import { speechLike } from '../audio/speech-like.js';
import { listenOnLoopback, protoService } from '../google/proto-service.js';

export interface FakeGoogleVoice {
  port: number;
  /** What was asked for, in order. */
  requests: { input: { text: string }; voice: Record<string, unknown>; audioConfig: Record<string, unknown> }[];
  failure: { code: number; details: string } | null;
  msACharacter: number;
  close(): Promise<void>;
}

export async function startFakeGoogleVoice(msACharacter = 40): Promise<FakeGoogleVoice> {
  const server = new grpc.Server();
  const fake: FakeGoogleVoice = { port: 0, requests: [], failure: null, msACharacter, close: async () => server.forceShutdown() };
  const service = protoService(
    '@google-cloud/text-to-speech',
    'google/cloud/texttospeech/v1/cloud_tts.proto',
    'google.cloud.texttospeech.v1.TextToSpeech',
  );
  const synthesizeSpeech = (
    { request }: { request: FakeGoogleVoice['requests'][number] },
    answer: grpc.sendUnaryData<unknown>,
  ): void => {
    fake.requests.push(request);
    const ms = request.input.text.length * fake.msACharacter;
    if (fake.failure !== null) answer(fake.failure as grpc.ServiceError);
    else answer(null, { audioContent: writeWav({ sampleRate: 8_000, pcm: speechLike(ms, 1_500) }) });
  };
  server.addService(service, {
    synthesizeSpeech,
    listVoices: (_: unknown, answer: grpc.sendUnaryData<unknown>) => answer(null, {}),
  });
  fake.port = await listenOnLoopback(server);
  return fake;
}
