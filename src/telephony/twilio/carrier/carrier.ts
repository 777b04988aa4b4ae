/** A carrier in miniature: places calls to our own webhooks and executes the TwiML that comes back, for test phones and tests. */
import { randomUUID } from 'node:crypto';
import type { CallIdentity } from './call-fields.js';
import { type CarrierCall, placeCall } from './carrier-call.js';
import type { WebhookPorts } from './webhook-client.js';

export interface CarrierOptions extends Omit<WebhookPorts, 'newId'> {
  /** Where the line answers: the voice, status and fallback webhooks are below it. */
  baseUrl: string;
  /** Added to the address of the first webhook, e.g. `?by=carrier`. */
  voiceQuery?: string;
  /** Any finding in a document is thrown. */
  lint: boolean;
  accountSid?: string;
  /** 32 hexadecimal digits; random when absent. */
  newId?: () => string;
}

export interface Carrier {
  /** Dials the line and plays until it waits for the caller or hangs up; `from` null withholds the number. */
  call(ends: { from: string | null; to: string }): Promise<CarrierCall>;
}

/** Makes a carrier over the given network and clock. */
export function createCarrier(options: CarrierOptions): Carrier {
  const newId = options.newId ?? (() => randomUUID().replaceAll('-', ''));
  const base = options.baseUrl.replace(/\/+$/, '');
  const webhooks = {
    voice: `${base}/twilio/voice${options.voiceQuery ?? ''}`,
    status: `${base}/twilio/status`,
    fallback: `${base}/twilio/fallback`,
  };
  return {
    call({ from, to }) {
      const identity: CallIdentity = { callSid: `CA${newId()}`, accountSid: options.accountSid ?? `AC${'0'.repeat(32)}`, from, to };
      return placeCall({ ...options, newId, webhooks }, identity);
    },
  };
}
