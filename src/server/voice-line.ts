/** The line as sound at the carrier: its media streams become audio calls, while the ears can be trusted; otherwise the carrier listens. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { CallEngine } from '../calls/call-engine.js';
import type { Config } from '../config.js';
import { conversationOf } from './call-conversation.js';
import { createMediaSockets } from './media-sockets.js';
import type { SpeechLine } from './speech-line.js';

export interface VoiceLine {
  /** True while calls may be handed to the media socket. */
  ready(): boolean;
  /** For the `upgrade` event of the server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

export interface VoiceLineParts {
  config: Config & { PUBLIC_URL: string };
  speech: SpeechLine;
  /** Answers turns; the documents it keeps are the carrier's. */
  engine: Pick<CallEngine, 'converse' | 'current' | 'played'>;
  log: Logger;
}

export function createVoiceLine({ config, speech, engine, log }: VoiceLineParts): VoiceLine {
  const sockets = createMediaSockets({
    authToken: config.TWILIO_AUTH_TOKEN,
    publicUrl: config.PUBLIC_URL,
    accountSid: config.TWILIO_ACCOUNT_SID,
    open: ({ callId }, wire) =>
      speech.openCall(callId, { wire, conversation: conversationOf({ engine, log }, callId), whenDeaf: 'leave' }),
    onFault: (what) => log.warn(`media stream: ${what}`),
    onRefused: () => {
      speech.refused();
      log.warn('media stream refused: signature missing or wrong');
    },
  });
  return { ready: speech.ready, upgrade: sockets.upgrade, close: sockets.close };
}
