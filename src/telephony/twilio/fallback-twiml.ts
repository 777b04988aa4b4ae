/** Documents that need neither database nor dialog: what a caller hears when all else fails, and what an operator hears before the caller. */
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Spoken } from '../../domain/prompt.js';
import { sayRuns } from './say-text.js';
import { dialable, speak } from './to-twiml.js';
import type { TwimlOptions } from './twiml-options.js';

/** How long the operator's phone rings when nothing is left to decide otherwise. */
const RING_S = 30;

export interface FallbackWords {
  /** Said first: something broke. */
  apology: readonly Spoken[];
  /** Said before the operator's phone rings; left out without an operator. */
  transfer: readonly Spoken[];
  /** Said when nobody can be reached: when to call again. */
  callAgain: readonly Spoken[];
}

/**
 * The static document behind the carrier's fallback URL: an apology, then the operator when there is one, then when to call
 * again. Make it once at start; `operator` null means nobody can be dialled.
 */
export function fallbackTwiml(words: FallbackWords, operator: string | null, options: TwimlOptions): string {
  const response = new VoiceResponse();
  const pace = { slow: false, options };
  speak(response, sayRuns(operator === null ? words.apology : [...words.apology, ...words.transfer]), pace);
  if (operator !== null) {
    // No action: nothing of ours may be asked, so when nobody answers the carrier goes on to the next verb.
    response.dial({ timeout: RING_S, answerOnBridge: true, callerId: options.callerId }).number({}, dialable(operator));
  }
  speak(response, sayRuns(words.callAgain), pace);
  response.hangup();
  return response.toString();
}

/** What the operator hears before the caller is put through. */
export function whisperTwiml(sentences: readonly Spoken[], options: TwimlOptions): string {
  const response = new VoiceResponse();
  speak(response, sayRuns(sentences), { slow: false, options });
  return response.toString();
}
