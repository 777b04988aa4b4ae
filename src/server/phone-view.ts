/** A carrier's call as the test phone's page shows it. */
import type { Language } from '../domain/language.js';
import type { PhoneExchange, PhoneStep, PhoneTurn, PhoneView, PhoneWaiting } from '../domain/phone.js';
import { HotlineError } from '../errors.js';
import type { CarrierCall } from '../telephony/twilio/carrier/carrier-call.js';
import type { CarrierStep, Waiting } from '../telephony/twilio/carrier/carrier-step.js';
import type { Exchange } from '../telephony/twilio/carrier/webhook-client.js';

/** What the page has seen of a call already. */
export interface Shown {
  exchanges: number;
  /** The very steps the operator heard last. */
  whispered: CarrierCall['whispered'];
}

/** The call as it stands, without what was shown before. */
export function phoneView(call: CarrierCall, turn: PhoneTurn | null, shown: Shown): PhoneView {
  const whispered = call.whispered === shown.whispered ? [] : call.whispered;
  return {
    callId: call.callSid,
    steps: call.steps.map(phoneStep),
    waiting: call.waiting === null ? null : phoneWaiting(call.waiting),
    turn,
    whispered: whispered.flatMap((step) => (step.do === 'say' ? [step.text] : [])),
    exchanges: call.exchanges.slice(shown.exchanges).map(phoneExchange),
  };
}

function phoneStep(step: CarrierStep): PhoneStep {
  const { do: kind, ...rest } = step;
  return { kind, ...rest } as PhoneStep;
}

function phoneWaiting(waiting: Waiting): PhoneWaiting {
  switch (waiting.for) {
    case 'gather': {
      const { input, numDigits, timeoutMs } = waiting;
      const keys = input.includes('dtmf') ? (numDigits ?? 1) : 0;
      return { for: 'gather', speech: input.includes('speech'), keys, timeoutMs, language: languageOf(waiting.language) };
    }
    case 'record':
      return { for: 'record', maxMs: waiting.maxMs };
    case 'dial':
      return { for: 'dial', number: waiting.number, timeoutMs: waiting.timeoutMs };
    case 'queue':
    case 'stream':
      throw new HotlineError('internal', `the test phone cannot wait for a ${waiting.for}`);
  }
}

/** Carriers say cmn-Hans-CN, en-US and the like. */
function languageOf(carrierLanguage: string): Language {
  return carrierLanguage.startsWith('en') ? 'en' : 'zh-CN';
}

function phoneExchange({ request, status, document, ms }: Exchange): PhoneExchange {
  return { url: request.url, fields: request.params, status, document, ms };
}
