/** The carrier behind the test phone: calls our own webhooks over HTTP on this machine and signs as the real one would. */
import type { Clock } from '../domain/clock.js';
import { HotlineError } from '../errors.js';
import { type Carrier, type CarrierOptions, createCarrier } from '../telephony/twilio/carrier/carrier.js';
import type { CarrierFetch } from '../telephony/twilio/carrier/webhook-client.js';
import { signRequest } from '../telephony/twilio/sign-request.js';

export interface PhoneCarrierParts {
  /** Where this process listens, e.g. http://127.0.0.1:3000; asked at each call, since the port is known only then. */
  localUrl: () => string;
  publicUrl: string | undefined;
  authToken: string | undefined;
  accountSid: string | undefined;
  clock: Clock;
}

/** Signs over the public address when there is one, but always connects to this process. */
export function createPhoneCarrier(parts: PhoneCarrierParts): Carrier {
  return {
    call(ends) {
      const { publicUrl, clock: now, accountSid } = parts;
      const local = parts.localUrl();
      const baseUrl = (publicUrl ?? local).replace(/\/+$/, '');
      const carrier = createCarrier({
        fetch: rerouted(baseUrl, local),
        baseUrl,
        sign: signer(parts),
        now,
        lint: false,
        // It types what a caller says: the carrier's ears, not a media stream.
        voiceQuery: '?by=carrier',
        accountSid,
      });
      return carrier.call(ends);
    },
  };
}

function signer({ authToken }: PhoneCarrierParts): CarrierOptions['sign'] {
  if (authToken === undefined) return () => ({});
  return (url, params) => ({ 'X-Twilio-Signature': signRequest(authToken, url, params) });
}

/** Only our own webhooks are called: a document that leads elsewhere is refused, or the phone could be sent into the network. */
function rerouted(baseUrl: string, localUrl: string): CarrierFetch {
  return (url, init) => {
    if (!url.startsWith(`${baseUrl}/`)) throw new HotlineError('forbidden', 'the test phone calls only this line');
    return fetch(localUrl + url.slice(baseUrl.length), init);
  };
}
