/** WebSocket handshakes by their path: each media socket has one address, and everything else is refused. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** For the `upgrade` event of the server; a path may end in a slash, and one whose target is null is not there. */
export function upgradeTo(targets: Record<string, { upgrade: Upgrade } | null>): Upgrade {
  return (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const target = targets[(request.url ?? '').replace(/\/$/, '')];
    if (target) target.upgrade(request, socket, head);
    else refuseUpgrade(socket, '404 Not Found');
  };
}

export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
