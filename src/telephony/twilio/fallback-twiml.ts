/** Documents that need neither database nor dialog: what a caller hears when all else fails, and what an operator hears before the caller. */
import type { Spoken } from '../../domain/prompt.js';
import { sayRuns } from './say-text.js';
import { dialable, speak } from './to-twiml.js';
import type { TwimlOptions } from './twiml-options.js';
import { element, twimlDocument } from './write-twiml.js';

/** How long the operator's phone rings when nothing is left to decide otherwise. */
const RING_S = 30;
const HANGUP = element('Hangup', {});

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
  const pace = { slow: false, options };
  const apology = speak(sayRuns(operator === null ? words.apology : [...words.apology, ...words.transfer]), pace);
  // No action: nothing of ours may be asked, so when nobody answers the carrier goes on to the next verb.
  const ring = { timeout: RING_S, answerOnBridge: true, callerId: options.callerId };
  const dial = operator === null ? '' : element('Dial', ring, element('Number', {}, dialable(operator)));
  return twimlDocument(apology + dial + speak(sayRuns(words.callAgain), pace) + HANGUP);
}

/** What the operator hears before the caller is put through. */
export function whisperTwiml(sentences: readonly Spoken[], options: TwimlOptions): string {
  return twimlDocument(speak(sayRuns(sentences), { slow: false, options }));
}

/** The empty document: goodbye to a caller who is no longer there. */
export function hangupTwiml(): string {
  return twimlDocument(HANGUP);
}
