/** The WebSocket at `/twilio/media`: only our carrier gets in, and each connection becomes a media stream. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { createMediaStream, type MediaStreamParts } from '../telephony/twilio/media/media-socket.js';
import { signedUrl, verifyHandshake } from '../telephony/twilio/verify-signature.js';
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

function serve(parts: MediaSocketParts, connection: WebSocket): void {
  const { open, accountSid, onFault } = parts;
  const socket = {
    send: (text: string) => connection.send(text, () => {}),
    close: (code?: number, reason?: string) => connection.close(code, reason),
    get bufferedAmount() {
      return connection.bufferedAmount;
    },
  };
  const silent = globalThis.setTimeout(() => connection.terminate(), FIRST_WORD_MS);
  const opening: MediaSocketParts['open'] = (start, wire) => {
    clearTimeout(silent);
    return open(start, wire);
  };
  const stream = createMediaStream({ socket, open: opening, accountSid, onFault });
  connection.on('message', (data, isBinary) => {
    try {
      if (isBinary) onFault('a binary message');
      else stream.message(String(data));
    } catch (error) {
      // Only its own connection may end, not the process with every call in it.
      onFault(`a message broke it: ${(error as Error).name}`);
      connection.terminate();
    }
  });
  connection.on('error', () => connection.terminate());
  connection.on('close', () => {
    clearTimeout(silent);
    stream.closed();
  });
}

/** Signed over the public wss address; without a token only this machine gets in, and no web page on it. */
function isOurCarrier({ authToken, publicUrl }: MediaSocketParts, request: IncomingMessage): boolean {
  if (authToken === undefined) return isLoopback(request) && request.headers.origin === undefined;
  const url = signedUrl(publicUrl, request.url ?? '');
  const signature = request.headers['x-twilio-signature']?.toString();
  return url !== null && verifyHandshake({ authToken, url, signature });
}
