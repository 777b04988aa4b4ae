/** Somebody who calls a line that listens over media streams: dials by webhook, follows the document onto the socket, and off it again. */
import { WebSocket } from 'ws';
import type { Carrier } from '../../src/telephony/twilio/carrier/carrier.js';
import type { CarrierCall } from '../../src/telephony/twilio/carrier/carrier-call.js';
import { createMediaPhone, type MediaPhone } from '../../src/telephony/twilio/carrier/media-phone.js';
import { signRequest } from '../../src/telephony/twilio/sign-request.js';

export interface MediaCaller {
  call: CarrierCall;
  phone: MediaPhone;
  /** Resolves when the socket is closed, by whomever. */
  closed: Promise<void>;
  /** Cuts the connection without a word. */
  cut(): void;
  /** Waits until something is so, at most `ms`. */
  until(is: () => boolean, ms?: number): Promise<void>;
}

const TICK_MS = 5;

/** Dials and opens the stream the document asks for. */
export async function dialIntoStream(carrier: Carrier, authToken: string): Promise<MediaCaller> {
  const call = await carrier.call({ from: '+8613812345678', to: '114' });
  return openStream(call, authToken);
}

/** Opens the stream a call waits for. */
export async function openStream(call: CarrierCall, authToken: string): Promise<MediaCaller> {
  const { waiting } = call;
  if (waiting?.for !== 'stream') throw new Error(`the line waits for ${waiting?.for ?? 'nothing'}, not for a stream`);
  // There is no certificate on loopback.
  const url = waiting.url.replace(/^wss:/, 'ws:');
  const socket = new WebSocket(url, { headers: { 'X-Twilio-Signature': signRequest(authToken, url) } });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const phone = createMediaPhone(socket, {
    callSid: call.callSid,
    streamSid: `MZ${call.callSid.slice(2)}`,
    accountSid: `AC${'0'.repeat(32)}`,
    parameters: waiting.parameters,
    now: () => performance.now(),
  });
  socket.on('message', (data) => phone.message(String(data)));
  const timer = setInterval(() => phone.tick(), TICK_MS);
  const closed = new Promise<void>((resolve) =>
    socket.once('close', () => {
      clearInterval(timer);
      resolve();
    }),
  );
  const until = async (is: () => boolean, ms = 8_000) => {
    const end = performance.now() + ms;
    while (!is()) {
      if (performance.now() > end) throw new Error('it never happened');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return { call, phone, closed, cut: () => socket.terminate(), until };
}
