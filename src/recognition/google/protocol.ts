/** What the two versions of Google's interface have in common: a stream that takes sound and gives results. */
import type { Duplex } from 'node:stream';
import type { Expectation } from '../../audio/ports.js';

export interface StreamResult {
  text: string;
  final: boolean;
  /** 0–1; absent when not told, for which Google sends 0. */
  confidence?: number;
  /** Where in the sound of this stream the result ends; absent when not told. */
  endMs?: number;
}

/** How one version writes and reads; the stream itself is the client's. */
export interface SpeechProtocol {
  /** Opens a stream and sends what it has to know. */
  connect(expectation: Expectation): Duplex;
  audioFrame(sound: Buffer): unknown;
  results(response: unknown): StreamResult[];
}

/** A message of either version as the client hands it out. */
interface ResponseMessage {
  results?: {
    alternatives?: { transcript?: string | null; confidence?: number | null }[] | null;
    isFinal?: boolean | null;
    resultEndTime?: DurationMessage | null;
    resultEndOffset?: DurationMessage | null;
  }[];
  error?: { code?: number | null; message?: string | null } | null;
}
interface DurationMessage {
  seconds?: unknown;
  nanos?: number | null;
}

/** Reads the results of either version. Throws what v1 reports inside a response. */
export function readResults(response: unknown): StreamResult[] {
  const { results = [], error } = response as ResponseMessage;
  if (error?.code) throw Object.assign(new Error(error.message ?? 'error in a response'), { code: error.code });
  return results.map(({ alternatives, isFinal, resultEndTime, resultEndOffset }) => {
    const best = alternatives?.[0];
    const endMs = inMs(resultEndTime ?? resultEndOffset);
    return {
      text: best?.transcript ?? '',
      final: isFinal === true,
      ...(best?.confidence ? { confidence: best.confidence } : {}),
      ...(endMs > 0 ? { endMs } : {}),
    };
  });
}

function inMs(duration: DurationMessage | null | undefined): number {
  return Number(duration?.seconds ?? 0) * 1_000 + (duration?.nanos ?? 0) / 1_000_000;
}
