/** Recordings stay at the carrier: fetched with the account's own key when somebody listens. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

export interface Recording {
  type: string;
  body: Readable;
}

export interface RecordingSource {
  /** The account's auth token; without one nothing can be fetched. */
  authToken: string | undefined;
  fetch: (url: string, init: { headers: Record<string, string>; signal: AbortSignal }) => Promise<Response>;
}

/** Only the carrier's own store is asked, for nothing but a recording of an account: the address came in from outside. */
const RECORDING =
  /^https:\/\/api(?:\.[a-z0-9-]+){0,2}\.twilio\.com\/2010-04-01\/Accounts\/(AC[0-9a-fA-F]{32})\/Recordings\/RE[0-9a-fA-F]{32}$/;
const TIMEOUT_MS = 15_000;

/** The recording as MP3, or null when it is not the carrier's, is deleted there, or cannot be had without a token. */
export async function fetchRecording({ authToken, fetch }: RecordingSource, url: string): Promise<Recording | null> {
  const account = RECORDING.exec(url)?.[1];
  if (account === undefined || authToken === undefined) return null;
  const Authorization = `Basic ${Buffer.from(`${account}:${authToken}`).toString('base64')}`;
  const response = await fetch(`${url}.mp3`, { headers: { Authorization }, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || response.body === null) return null;
  return { type: 'audio/mpeg', body: Readable.fromWeb(response.body as ReadableStream) };
}
