/** Documents that need no dialog: the fallback for when all else fails, and what an operator hears before the caller. */
import type { Published } from '../calls/published.js';
import { type Say, say } from '../domain/prompt.js';
import { renderSay } from '../speech/render.js';
import { fallbackTwiml, whisperTwiml } from '../telephony/twilio/fallback-twiml.js';
import type { TwimlOptions } from '../telephony/twilio/twiml-options.js';
import { remembered } from './remembered.js';
import { whisperSentences } from './whisper-sentences.js';

export interface StaticDocuments {
  fallback: () => string;
  whisper: (reason: string, item: string | null) => string;
}

/** Renders the fallback once for each publication, so that it needs nothing when all else fails; whispers when an operator picks up. */
export function createStaticDocuments(published: () => Published, options: TwimlOptions): StaticDocuments {
  const fallbackOf = remembered((content: Published) => renderFallback(content, options));
  const whisper = (reason: string, item: string | null) => whisperTwiml(whisperSentences(published(), { reason, item }), options);
  return { fallback: () => fallbackOf(published()), whisper };
}

function renderFallback({ knowledge, books }: Published, options: TwimlOptions): string {
  const render = (one: Say) => renderSay(one, books['zh-CN']);
  const words = {
    apology: render(say('failed')),
    transfer: render(say('operator.transfer')),
    callAgain: render(say('call-again', { hours: knowledge.centre.operator.spoken['zh-CN'] })),
  };
  return fallbackTwiml(words, knowledge.operatorNumber, options);
}
