/** Read model: one call as its page shows it: the timeline with notes, tags, tickets and recordings. */

import type { TicketKind, Turn } from '../../domain/call.js';
import type { CallDetails, CallNote, CallRecording, TimelineTurn } from '../../domain/console/calls.js';
import { isNotUnderstood } from '../../domain/not-understood.js';
import type { Database } from '../database.js';
import { type PlayedRow, toPlayed } from '../played.js';
import { DEMO_PROVIDER } from '../read-ended-calls.js';
import { guarded } from '../store-failure.js';
import { callTimeline } from './call-timeline.js';

/** The call, or null when it is unknown. */
export const callDetails = guarded(async (database: Database, callId: string): Promise<CallDetails | null> => {
  const call = await callTimeline(database, callId);
  if (call === null) return null;
  const of = (table: string) => database.read(table).where({ call_id: callId });
  const tickets: TicketRow[] = await of('tickets').orderBy('created_at_ms');
  const notes: NoteRow[] = await of('call_notes').orderBy('id');
  const tags: string[] = await of('call_tags').orderBy('tag').pluck('tag');
  const played: (PlayedRow & { idx: number })[] = await of('played');
  const heard = new Map(played.map((row) => [row.idx, toPlayed(row)]));
  const { id, provider, caller, called, startedAt, ending, turns, statuses } = call;
  return {
    id,
    provider,
    startedAtMs: startedAt.getTime(),
    endedAtMs: ending?.at.getTime() ?? null,
    caller,
    called,
    outcome: ending?.outcome ?? null,
    stage: ending?.stage ?? null,
    demo: provider === DEMO_PROVIDER,
    turns: turns.map((turn) => ({ ...toTimelineTurn(turn), played: heard.get(turn.index) ?? null })),
    statuses: statuses.map(({ status, at }) => ({ status, atMs: at.getTime() })),
    tickets: tickets.map(({ number, kind, status, item, window_code: window }) => ({ number, kind, status, item, window })),
    recordings: tickets.flatMap((ticket) => toRecording(ticket, turns)),
    notes: notes.map(toNote),
    tags,
  };
});

/** Where the carrier keeps a recording of this call, or null. */
export const recordingAddress = guarded(async ({ read }: Database, callId: string, ticket: string): Promise<string | null> => {
  const row: { recording: string | null } | undefined = await read('tickets')
    .where({ call_id: callId, number: ticket })
    .first('recording');
  return row?.recording ?? null;
});

/** The caller's number in full, to be shown to those who may see it; undefined when the call is unknown, null when withheld. */
export const callerNumber = guarded(async ({ read }: Database, callId: string): Promise<string | null | undefined> => {
  const row: { caller: string | null } | undefined = await read('calls').where({ id: callId }).first('caller');
  return row?.caller;
});

interface TicketRow {
  number: string;
  kind: TicketKind;
  status: string;
  item: string | null;
  window_code: string | null;
  recording: string | null;
}

interface NoteRow {
  id: number;
  author: string;
  at_ms: number | string;
  text: string;
}

function toTimelineTurn(turn: Turn): Omit<TimelineTurn, 'played'> {
  const { index, event, heard, confidence, understood, stage, state, spoken, actions, ms } = turn;
  return {
    index,
    atMs: turn.at.getTime(),
    event,
    heard,
    confidence,
    understood,
    stage,
    stageAfter: state.stage,
    language: state.language,
    item: state.item ?? null,
    spoken,
    actions: actions.filter((action) => action.do !== 'say'),
    notUnderstood: isNotUnderstood(actions),
    ms,
  };
}

/** The ticket is opened in the turn after the one that began recording. */
function toRecording({ number, kind, recording }: TicketRow, turns: readonly Turn[]): CallRecording[] {
  if (recording === null) return [];
  const opened = turns.findIndex(({ actions }) => actions.some((action) => action.do === 'ticket' && action.number === number));
  const turn = turns[Math.max(0, opened - 1)];
  return [{ ticket: number, kind, turn: turn?.index ?? 0, atMs: turn?.at.getTime() ?? 0 }];
}

function toNote({ id, author, at_ms, text }: NoteRow): CallNote {
  return { id, author, atMs: Number(at_ms), text };
}
