/** What every media WebSocket has in common, whoever opens it: a first word in time, faults that end it alone, and its end told. */
import type { WebSocket } from 'ws';

export interface SocketTalk {
  message(data: Buffer, isBinary: boolean): void;
  closed(): void;
}

export interface CarriedSocket {
  send(data: string | Buffer): void;
  close(code?: number, reason?: string): void;
  readonly bufferedAmount: number;
}

export interface CarryOptions {
  /** Who opens a connection and does not say whose sound it is within this holds it for no good reason. */
  firstWordMs: number;
  onFault(what: string): void;
  /** `known` is to be called once it is clear whose sound it is. */
  open(socket: CarriedSocket, known: () => void): SocketTalk;
}

export function carrySocket(connection: WebSocket, { firstWordMs, onFault, open }: CarryOptions): void {
  const socket = {
    send: (data: string | Buffer) => connection.send(data, () => {}),
    close: (code?: number, reason?: string) => connection.close(code, reason),
    get bufferedAmount() {
      return connection.bufferedAmount;
    },
  };
  const silent = setTimeout(() => connection.terminate(), firstWordMs);
  const talk = open(socket, () => clearTimeout(silent));
  connection.on('message', (data: Buffer, isBinary) => {
    try {
      talk.message(data, isBinary);
    } catch (error) {
      // Only its own connection may end, not the process with every call in it.
      onFault(`a message broke it: ${(error as Error).name}`);
      connection.terminate();
    }
  });
  connection.on('error', () => connection.terminate());
  connection.on('close', () => {
    clearTimeout(silent);
    talk.closed();
  });
}
