/** Changing the language of the line. */
import type { CallState } from '../domain/call.js';
import type { Language } from '../domain/language.js';
import { say } from '../domain/prompt.js';
import { moveTo, type Step, understood } from './step.js';

/** Goes on in another language from the open question; what was in focus stays. */
export function switchLanguage(state: CallState, language: Language): Step {
  return { state: understood({ ...moveTo(state, 'open'), language }), says: [say('language.switched')] };
}
