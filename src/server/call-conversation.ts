/** The dialogue of one call as an audio call needs it. */
import type { Logger } from 'pino';
import type { Conversation } from '../audio/ports.js';
import type { CallEngine } from '../calls/call-engine.js';
import { loggableError } from './loggable-error.js';

export interface ConversationParts {
  engine: Pick<CallEngine, 'converse' | 'current' | 'played'>;
  log: Logger;
}

export function conversationOf({ engine, log }: ConversationParts, callId: string): Conversation {
  return {
    async current() {
      const turn = await engine.current(callId);
      return turn === null || turn.ended ? null : turn;
    },
    answer: (event, index) => engine.converse({ callId, event, index, token: null, from: null, to: null }),
    played(index, played) {
      engine
        .played(callId, index, played)
        .catch((error) => log.error({ err: loggableError(error) }, 'what was heard could not be noted'));
    },
  };
}
