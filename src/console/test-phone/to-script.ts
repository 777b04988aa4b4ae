/** A call of the test phone as a scripted call: what the caller did, and which prompts the line answered with. */
import type { PhoneInput, PhoneTurn } from '../../domain/phone.js';
import type { Recorded } from './console-server.js';

/** In the form of `test/calls`; the server checks it. */
export function toScript(recorded: Recorded, { name, operator }: { name: string; operator: boolean }): Record<string, unknown> {
  const turns = recorded.rounds.map(({ input, view }) => ({
    ...doneIn(input),
    ...(input?.kind === 'hangup' ? {} : expected(view.turn)),
  }));
  const from = recorded.dial.from;
  return {
    call: name,
    from: from === null ? null : from.startsWith('+') ? from : `+86${from}`,
    now: new Date(recorded.atMs).toISOString(),
    operator,
    turns,
  };
}

function doneIn(input: PhoneInput | null): Record<string, unknown> {
  switch (input?.kind) {
    case undefined:
      return { start: true };
    case 'speech':
      return { hear: input.text, ...(input.confidence !== undefined && { confidence: input.confidence }) };
    case 'keys':
      return { keys: input.digits };
    case 'silence':
      return { silence: true };
    case 'recorded':
      return { record: Math.round(input.durationMs / 1000) };
    case 'dialled':
      return { dial: input.result };
    case 'hangup':
      return { hangup: true };
  }
}

/** What was said, understood and where the conversation went. */
function expected(turn: PhoneTurn | null): Record<string, unknown> {
  if (turn === null) return {};
  const { said, understood, stageAfter } = turn;
  const first = understood?.items[0];
  const certain = understood?.decision === 'answer' || understood?.decision === 'confirm';
  return {
    said,
    ...(understood !== null && {
      understood: {
        intent: understood.intent,
        decision: understood.decision,
        aspects: understood.aspects,
        ...(certain && first && { items: [first.code] }),
      },
    }),
    ...(stageAfter !== 'ended' && { stage: stageAfter }),
  };
}
