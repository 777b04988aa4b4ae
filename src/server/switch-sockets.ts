/** The WebSocket at `/asterisk/media`: only our switch gets in, and a socket stays only when its channel was asked for. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AudioClock } from '../audio/ports.js';
import { basicAuthorization } from '../telephony/asterisk/ari-client.js';
import { createMediaSocket, type SoundLink } from '../telephony/asterisk/media/media-socket.js';
import { carrySocket } from './carry-socket.js';
import { refuseUpgrade, type Upgrade } from './upgrade-to.js';

export interface SwitchSocketsParts {
  user: string;
  password: string;
  clock: AudioClock;
  admit(channel: string, link: SoundLink): boolean;
  onFault(what: string): void;
  onRefused(): void;
}

export interface SwitchSockets {
  upgrade: Upgrade;
  close(): void;
}

/** The subprotocol of chan_websocket. */
const SUBPROTOCOL = 'media';
/** A frame of sound has 160 bytes, a message less than 1 kB. */
const MOST_BYTES = 64 * 1_024;
/** Who opens a connection and does not say whose sound it is holds it for no good reason. */
const FIRST_WORD_MS = 5_000;

export function createSwitchSockets(parts: SwitchSocketsParts): SwitchSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  const expected = digest(basicAuthorization(parts.user, parts.password));
  return {
    upgrade(request, socket, head) {
      if (!isOurSwitch(request, expected)) {
        parts.onRefused();
        return refuseUpgrade(socket, '401 Unauthorized');
      }
      server.handleUpgrade(request, socket, head, (connection) => serve(parts, connection));
    },
    close() {
      for (const connection of server.clients) connection.terminate();
    },
  };
}

function isOurSwitch({ headers }: IncomingMessage, expected: Buffer): boolean {
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  // Both are hashed first: the comparison takes the same time whatever is sent.
  return timingSafeEqual(digest(headers.authorization ?? ''), expected) && protocols.includes(SUBPROTOCOL);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function serve({ clock, admit, onFault, onRefused }: SwitchSocketsParts, connection: WebSocket): void {
  carrySocket(connection, {
    firstWordMs: FIRST_WORD_MS,
    onFault,
    open(socket, known) {
      const admitting: SwitchSocketsParts['admit'] = (channel, link) => {
        known();
        const admitted = admit(channel, link);
        if (!admitted) onRefused();
        return admitted;
      };
      const media = createMediaSocket({ socket, clock, admit: admitting, onFault });
      return {
        message: (data, isBinary) => (isBinary ? media.sound(data) : media.text(String(data))),
        closed: media.closed,
      };
    },
  });
}
