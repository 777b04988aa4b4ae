/** Does a request come from a person at this very machine? Not through a proxy, and not from a web page that was led here by name. */
import type { Request } from 'express';

/** What a proxy adds; a request that carries any of these was not made here, whatever its last hop says. */
const FORWARDING = ['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip'];
const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * True when the connection itself comes from a loopback address, no header speaks of a proxy, and the Host is a name
 * of this machine: a foreign name that resolves to 127.0.0.1 (DNS rebinding) is refused.
 */
export function isLoopback(request: Pick<Request, 'headers' | 'socket' | 'httpVersion'>): boolean {
  const { headers, socket } = request;
  return isLoopbackAddress(socket.remoteAddress) && !isForwarded(request) && isLocalHost(headers.host);
}

function isLoopbackAddress(address: string | undefined): boolean {
  const plain = address?.replace(/^::ffff:/i, '') ?? '';
  return plain === '::1' || /^127(\.\d{1,3}){3}$/.test(plain);
}

/** HTTP/1.0 is what nginx speaks to the server behind it when nobody tells it otherwise, without any forwarding header. */
function isForwarded({ headers, httpVersion }: Pick<Request, 'headers' | 'httpVersion'>): boolean {
  if (httpVersion === '1.0') return true;
  return Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || FORWARDING.includes(name));
}

function isLocalHost(host: string | undefined): boolean {
  return LOCAL_HOSTS.has((host ?? '').replace(/:\d+$/, '').toLowerCase());
}
