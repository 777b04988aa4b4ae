/** The WebSocket at `/twilio/media`: only our carrier gets in, and each connection becomes a media stream. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { createMediaStream, type MediaStreamParts } from '../telephony/twilio/media/media-socket.js';
import { signedUrl, verifyHandshake } from '../telephony/twilio/verify-signature.js';
import { carrySocket } from './carry-socket.js';
import { isLoopback } from './loopback.js';
import { refuseUpgrade } from './upgrade-to.js';

export interface MediaSocketParts {
  authToken: string | undefined;
  publicUrl: string;
  open: MediaStreamParts['open'];
  accountSid: string | undefined;
  onFault: MediaStreamParts['onFault'];
  onRefused: () => void;
}

export interface MediaSockets {
  /** For the `upgrade` event of the server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Takes no more connections and closes those there are; resolves once the carrier has had time to ask what comes next. */
  close(): Promise<void>;
}

/** Twilio's messages have under 1 KB. */
const MOST_BYTES = 64 * 1_024;
const GOING_AWAY = 1_001;
/** The carrier asks for the next document when a stream is closed, which must find the webhooks still there. */
const HANDOVER_MS = 1_500;
/** Who opens a connection and says nothing holds it for no good reason. */
const FIRST_WORD_MS = 10_000;

export function createMediaSockets(parts: MediaSocketParts): MediaSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  let closed = false;
  return {
    upgrade(request, socket, head) {
      if (closed) return refuseUpgrade(socket, '503 Service Unavailable');
      if (!isOurCarrier(parts, request)) {
        parts.onRefused();
        return refuseUpgrade(socket, '403 Forbidden');
      }
      server.handleUpgrade(request, socket, head, (connection) => serve(parts, connection));
    },
    async close() {
      closed = true;
      const handedOver = server.clients.size > 0;
      for (const connection of server.clients) connection.close(GOING_AWAY, 'the line is being restarted');
      if (handedOver) await setTimeout(HANDOVER_MS);
      for (const connection of server.clients) connection.terminate();
    },
  };
}

function serve({ open, accountSid, onFault }: MediaSocketParts, connection: WebSocket): void {
  carrySocket(connection, {
    firstWordMs: FIRST_WORD_MS,
    onFault,
    open(socket, known) {
      const opening: MediaSocketParts['open'] = (start, wire) => {
        known();
        return open(start, wire);
      };
      const stream = createMediaStream({ socket, open: opening, accountSid, onFault });
      return {
        message: (data, isBinary) => (isBinary ? onFault('a binary message') : stream.message(String(data))),
        closed: stream.closed,
      };
    },
  });
}

/** Signed over the public wss address; without a token only this machine gets in, and no web page on it. */
function isOurCarrier({ authToken, publicUrl }: MediaSocketParts, request: IncomingMessage): boolean {
  if (authToken === undefined) return isLoopback(request) && request.headers.origin === undefined;
  const url = signedUrl(publicUrl, request.url ?? '');
  const signature = request.headers['x-twilio-signature']?.toString();
  return url !== null && verifyHandshake({ authToken, url, signature });
}
