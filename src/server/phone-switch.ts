/** The SIP socket at `/phone/sip`: the browser's telephone reaches the centre's own switch through this server, which knows who may call. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { refuseUpgrade, type Upgrade } from './upgrade-to.js';

export interface PhoneSwitchParts {
  /** HTTP address of the switch. */
  url: string;
  /** Whether the person behind a handshake may use the test phone. */
  mayCall(request: IncomingMessage): Promise<boolean>;
  publicUrl: string | undefined;
}

export interface PhoneSwitch {
  upgrade: Upgrade;
  close(): void;
}

/** Subprotocol of SIP over WebSockets (RFC 7118). */
const SUBPROTOCOL = 'sip';
/** A SIP message with its description of the sound has a few kB. */
const MOST_BYTES = 64 * 1_024;
const HANDSHAKE_MS = 5_000;

export function createPhoneSwitch(parts: PhoneSwitchParts): PhoneSwitch {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  const admitted = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const asked = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
    if (!asked.includes(SUBPROTOCOL)) return refuseUpgrade(socket, '400 Bad Request');
    if (!isOwnPage(request, parts.publicUrl) || !(await parts.mayCall(request))) return refuseUpgrade(socket, '403 Forbidden');
    const far = new WebSocket(`${parts.url.replace(/^http/, 'ws').replace(/\/+$/, '')}/ws`, SUBPROTOCOL, {
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: MOST_BYTES,
      perMessageDeflate: false,
    });
    far.once('error', () => refuseUpgrade(socket, '502 Bad Gateway'));
    far.once('open', () => server.handleUpgrade(request, socket, head, (near) => join(near, far)));
  };
  return {
    upgrade: (request, socket, head) => void admitted(request, socket, head).catch(() => socket.destroy()),
    close() {
      for (const connection of server.clients) connection.terminate();
    },
  };
}

/** What one side says the other hears; both end together. */
function join(near: WebSocket, far: WebSocket): void {
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on('message', (data, binary) => to.send(data as Buffer, { binary }, () => {}));
    from.on('close', () => to.close());
    from.on('error', () => to.terminate());
  }
}

/** Browsers always name the page's origin in a handshake. */
function isOwnPage({ headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return (publicUrl !== undefined && origin === new URL(publicUrl).origin) || new URL(origin).host === host;
}
