/** The dialogue as calls of a telephone switch need it: nobody else listens or speaks there, so that what breaks ends in keys, never in another's ears. */
import type { Logger } from 'pino';
import { createPlayer } from '../audio/player.js';
import type { Conversation } from '../audio/ports.js';
import type { CallEngine } from '../calls/call-engine.js';
import type { Published } from '../calls/published.js';
import type { CallEvent, Reply } from '../domain/call.js';
import type { CallDialogue } from '../telephony/asterisk/ports.js';
import { conversationOf } from './call-conversation.js';
import type { CallerRecordings } from './caller-recordings.js';
import { ownSentences } from './own-sentences.js';
import type { SpeechLine } from './speech-line.js';
import { whisperSentences } from './whisper-sentences.js';

export interface SwitchDialogueParts {
  engine: CallEngine;
  speech: SpeechLine;
  published: () => Published;
  recordings: Pick<CallerRecordings, 'keep'>;
  log: Logger;
}

const TICK_MS = 20;

export function createSwitchDialogue(parts: SwitchDialogueParts): CallDialogue {
  const { engine, speech, published, log } = parts;
  /** Calls whose ears gave up: they are not tried again, and the caller is told once. */
  const deafened = new Set<string>();

  const event = (callId: string, one: CallEvent, index: number, ends?: { from: string | null; to: string | null }) =>
    engine.converse({ callId, event: one, index, token: null, from: ends?.from ?? null, to: ends?.to ?? null });

  return {
    async begin(callId, ends) {
      await event(callId, { kind: 'started', ...ends }, 0, ends);
    },
    async standing(callId) {
      const turn = await engine.current(callId);
      return turn === null ? null : { wayOn: turn.reply.wayOn, ended: turn.ended && turn.played !== null };
    },
    async tell(callId, one) {
      const turn = await engine.current(callId);
      if (turn !== null && !turn.ended) await event(callId, one, turn.reply.index + 1);
    },
    talk(callId, wire, onLeft) {
      const deaf = deafened.has(callId) || !speech.ready();
      return speech.openCall(callId, {
        wire,
        conversation: conversationOnSwitch(parts, callId, deaf),
        whenDeaf: 'keys',
        deaf,
        onLeft,
        onDeaf: () => deafened.add(callId),
      });
    },
    whisper({ reason, item }, wire, onSaid) {
      const player = createPlayer({
        wire,
        voice: speech.voice,
        now: speech.clock.now,
        onTrouble: () => done(),
        onFirstSound: () => {},
      });
      player.play(whisperSentences(published(), { reason, item }), { turn: null, slow: false });
      const stop = speech.clock.every(TICK_MS, () => {
        player.tick();
        if (player.state() === 'idle') done();
      });
      const done = () => {
        stop();
        onSaid();
      };
      return { audio: () => {}, key: () => done(), mark: (name) => player.mark(name), closed: () => done() };
    },
    keep: (wav) => parts.recordings.keep(wav),
    async over(callId, { at, durationMs }) {
      deafened.delete(callId);
      await engine.status({ callId, status: 'completed', sequence: 0, at, durationMs });
    },
    broken(callId) {
      log.warn('a call could not go on and was given to the dialplan');
      return engine.fail(callId);
    },
  };
}

/** What a caller heard to its end is not said again when the sound comes back; who is not listened to is told, once. */
function conversationOnSwitch({ engine, published, log }: SwitchDialogueParts, callId: string, deaf: boolean): Conversation {
  const conversation = conversationOf({ engine, log }, callId);
  return {
    ...conversation,
    async current() {
      const turn = await engine.current(callId);
      if (turn === null) return null;
      const sentences = ownSentences(published());
      const { reply, played } = turn;
      const heard = played !== null && played.characters >= played.of;
      if (heard)
        return { ...turn, reply: { ...reply, spoken: reply.wayOn.do === 'gather' ? [...sentences.again[reply.language]] : [] } };
      return deaf && reply.index === 0 ? { ...turn, reply: withKeysOnly(reply, sentences.keysOnly) } : turn;
    },
  };
}

function withKeysOnly(reply: Reply, keysOnly: ReturnType<typeof ownSentences>['keysOnly']): Reply {
  return { ...reply, spoken: [...reply.spoken, ...keysOnly[reply.language]] };
}
