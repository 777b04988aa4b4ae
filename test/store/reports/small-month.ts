/** A handful of ended calls, placed by hand so that every figure about them is known. */

import { createCentreTime } from '../../../src/calls/centre-time.js';
import type { TurnWrite } from '../../../src/calls/ports.js';
import type { Action, CallState, Outcome, Stage, Turn } from '../../../src/domain/call.js';
import { say } from '../../../src/domain/prompt.js';
import type { Understanding } from '../../../src/domain/understanding.js';
import { createCallStore } from '../../../src/store/call-store.js';
import type { Database } from '../../../src/store/database.js';
import type { SummariseOptions } from '../../../src/store/read-ended-calls.js';
import { summariseCalls } from '../../../src/store/summarise-calls.js';
import { heard } from '../../dialog/knowledge.js';
import { aState, aTurn } from '../turn-writes.js';

export const options: SummariseOptions = { windowOf: (item) => item.slice(0, 2), centreTime: createCentreTime('Asia/Shanghai') };

export interface PlacedTurn {
  heard?: string;
  understood?: Partial<Understanding>;
  event?: Turn['event'];
  state?: Partial<CallState>;
  actions?: Action[];
  spoken?: string;
  ms?: number;
}

export interface PlacedCall {
  id: string;
  at: string;
  from?: string | null;
  provider?: string;
  outcome: Outcome;
  stage?: Stage;
  /** Seconds. */
  lasts?: number;
  turns?: PlacedTurn[];
  tickets?: TurnWrite['tickets'];
}

export const NO_MATCH: Action[] = [{ do: 'say', say: say('no-match.1') }];
export const TO_PERSON: Action[] = [{ do: 'transfer', number: '1001', reason: 'asked', timeoutMs: 25_000 }];

/** Saves an ended call: an opening, then the turns given, ten seconds apart. */
export async function placeCall(database: Database, call: PlacedCall): Promise<void> {
  const store = createCallStore(database);
  const { id, provider = 'twilio', from = '+8613812345678' } = call;
  const started = new Date(call.at);
  const turns: PlacedTurn[] = [{ event: 'started', spoken: '您好，请说您要办什么事' }, ...(call.turns ?? [])];
  for (const [index, turn] of turns.entries()) {
    const text = turn.heard ?? null;
    const changes: Partial<Turn> = {
      at: new Date(started.getTime() + index * 10_000),
      event: turn.event ?? 'speech',
      heard: text,
      understood: turn.understood ? heard({ text: text ?? '', ...turn.understood }) : null,
      state: aState(turn.state),
      actions: turn.actions ?? [],
      spoken: turn.spoken === undefined ? [] : [{ prompt: 'opening', language: 'zh-CN', text: turn.spoken }],
      ms: turn.ms ?? 4,
    };
    await store.save({
      turn: aTurn(id, index, changes),
      call: index === 0 ? { provider, from, to: '114' } : null,
      tickets: index === turns.length - 1 ? (call.tickets ?? []) : [],
      receiptFailures: [],
      ending: null,
    });
  }
  const at = new Date(started.getTime() + (call.lasts ?? 60) * 1_000);
  await store.end(id, { outcome: call.outcome, stage: call.stage ?? 'ended', at });
}

/** Sums up all that is waiting. */
export async function summariseAll(database: Database): Promise<void> {
  while ((await summariseCalls(database, options)) > 0);
}
