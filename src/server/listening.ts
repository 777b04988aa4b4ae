/** Taking connections and letting them go. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.js';
import { HotlineError } from '../errors.js';

/** Longer than a load balancer keeps a connection, so that it is never us who closes under a request. */
const KEEP_ALIVE_MS = 75_000;
/** Who sends a request slower than this holds a connection for no good reason; a carrier gives up after 15 s. */
const REQUEST_MS = 30_000;

/** Listens on the configured address; port 0 takes a free one. Throws `config_invalid` when it is taken or not ours. */
export function listen(server: Server, { PORT, HOST }: Pick<Config, 'PORT' | 'HOST'>): Promise<void> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = REQUEST_MS;
  server.requestTimeout = REQUEST_MS;
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new HotlineError('config_invalid', `cannot listen on ${HOST}:${PORT}: ${error.message}`)),
    );
    server.listen(PORT, HOST, resolve);
  });
}

/** The port of a server that listens. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** How often connections are looked at that have become idle since. */
const IDLE_SWEEP_MS = 50;

/** Takes no more connections and waits until the running answers are out. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // A kept-alive connection is idle once its answer is out, and would hold the process for another 75 s.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  await closed;
  clearInterval(sweep);
}
