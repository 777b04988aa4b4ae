/** The document that hands a call to our media socket; when the socket is gone the carrier asks what comes next. */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Reply } from '../../domain/call.js';
import type { TwimlOptions } from './twiml-options.js';

/** Says nothing itself: the socket speaks the reply. Data goes into parameters, an address with a query is refused (error 31922). */
export function streamTwiml(reply: Reply, url: string, { baseUrl, fragment }: TwimlOptions): string {
  const response = new VoiceResponse();
  const connect = response.connect({ action: `${baseUrl}/twilio/stream${fragment}`, method: 'POST' });
  const stream = connect.stream({ url });
  stream.parameter({ name: 'turn', value: String(reply.index) });
  return response.toString();
}
