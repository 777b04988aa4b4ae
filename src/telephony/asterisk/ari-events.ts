/** The switch's event stream: one WebSocket that is opened again and again, and watched, since a dead one says nothing. */
import { WebSocket } from 'ws';
import { type AriSettings, basicAuthorization } from './ari-client.js';
import { type AriEvent, parseAriEvent } from './ari-event.js';

export interface AriEventsParts {
  settings: AriSettings;
  onEvent(event: AriEvent): void;
  /** The stream is open: from now on nothing is missed. */
  onUp(): void;
  /** The stream is gone, or could not be opened; `why` for the process log. */
  onDown(why: string): void;
}

export interface AriEvents {
  connected(): boolean;
  close(): void;
}

/** Waits between attempts: short first, since a switch restarts within a second. */
const WAITS_MS = [250, 500, 1_000, 2_000, 5_000];
const HANDSHAKE_MS = 5_000;
/** Whoever took the application over is not driven out at once, or the two would throw each other out for ever. */
const REPLACED_MS = 30_000;
/** A stream that leaves a ping without answer until the next is dead. */
const PING_MS = 5_000;

/** Opens the stream, and keeps it open until it is closed. */
export function openAriEvents(parts: AriEventsParts): AriEvents {
  let socket: WebSocket | null = null;
  let up = false;
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  function connect(): void {
    const { app, user, password } = parts.settings;
    const address = `${parts.settings.url.replace(/^http/, 'ws').replace(/\/+$/, '')}/ari/events?app=${app}&subscribeAll=false`;
    const one = new WebSocket(address, {
      headers: { Authorization: basicAuthorization(user, password) },
      handshakeTimeout: HANDSHAKE_MS,
      perMessageDeflate: false,
    });
    socket = one;
    let why = 'the connection was closed';
    let replaced = false;
    one.on('open', () => {
      failures = 0;
      up = true;
      stopPings = keepAlive(one);
      parts.onUp();
    });
    let stopPings = () => {};
    one.on('message', (data) => {
      const event = parseAriEvent(String(data));
      if (event?.type === 'ApplicationReplaced') {
        replaced = true;
        why = `another process takes the calls of Stasis(${app}): each line needs an ASTERISK_APP of its own`;
        one.close(); // it would stay open, and silent
      } else if (event !== null) parts.onEvent(event);
    });
    one.on('error', (error) => {
      why = plainly(error);
    });
    one.on('close', () => {
      stopPings();
      up = false;
      if (closed) return;
      parts.onDown(why);
      const wait = WAITS_MS[Math.min(failures++, WAITS_MS.length - 1)];
      timer = setTimeout(connect, replaced ? REPLACED_MS : wait);
    });
  }

  connect();
  return {
    connected: () => up,
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}

/** What to look at, without addresses. */
function plainly(error: Error & { code?: string }): string {
  if (error.message.includes('401')) return 'ASTERISK_USER or ASTERISK_PASSWORD is refused';
  if (error.message.includes('404')) return 'the address answers, but has no ARI: is it enabled in ari.conf and http.conf?';
  return error.code === 'ECONNREFUSED' ? 'nothing listens at ASTERISK_URL' : (error.code ?? error.message);
}
