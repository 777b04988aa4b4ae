/** A line nobody can dial: the real engine over content that may not be published yet, in this process, with a database that is thrown away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CallEngine, createCallEngine, type IncomingEvent } from '../../calls/call-engine.js';
import { createCentreTime } from '../../calls/centre-time.js';
import type { Published } from '../../calls/published.js';
import type { Turn } from '../../domain/call.js';
import type { CaseFile } from '../../domain/case-file.js';
import type { Clock } from '../../domain/clock.js';
import { LANGUAGES } from '../../domain/language.js';
import { createCallStore } from '../../store/call-store.js';
import { createCaseStore } from '../../store/case-store.js';
import { type Database, openDatabase } from '../../store/database.js';
import { callTimeline } from '../../store/reports/call-timeline.js';
import { type Carrier, createCarrier } from '../../telephony/twilio/carrier/carrier.js';
import type { CarrierFetch } from '../../telephony/twilio/carrier/webhook-client.js';
import { parseStatus, parseTurnQuery, parseVoiceRequest } from '../../telephony/twilio/parse-request.js';
import { toTwiml } from '../../telephony/twilio/to-twiml.js';
import { twimlOptions } from '../../telephony/twilio/twiml-options.js';
import { createStaticDocuments, type StaticDocuments } from '../static-documents.js';
import { newTicketNumber } from '../ticket-number.js';

export interface PrivateLine {
  carrier: Carrier;
  /** The newest logged turn of a call. */
  newestTurn(callId: string): Promise<Turn | null>;
  /** How a call ended, or `live`. */
  outcome(callId: string): Promise<string>;
  close(): Promise<void>;
}

export interface PrivateLineParts {
  /** Asked at every turn. */
  published: () => Published;
  cases: readonly CaseFile[];
  clock: Clock;
}

const BASE = 'http://private.invalid';

/** Opens a line of one's own; `close` removes everything it wrote. */
export async function openPrivateLine({ published, cases, clock }: PrivateLineParts): Promise<PrivateLine> {
  const folder = await mkdtemp(join(tmpdir(), 'hotline-private-'));
  const database = await openDatabase({ file: join(folder, 'calls.db') });
  const caseStore = createCaseStore(database);
  await caseStore.upsertCases(cases);
  const twiml = twimlOptions();
  const engine = createCallEngine({
    provider: 'twilio',
    calls: createCallStore(database),
    cases: caseStore,
    published,
    clock,
    centreTime: createCentreTime(published().knowledge.centre.time_zone),
    newTicketNumber,
    toDocument: (reply) => toTwiml(reply, twiml),
    language: LANGUAGES[0],
    observe: { turn: () => {}, replay: () => {} },
  });
  const documents = createStaticDocuments(published, twiml);
  const carrier = createCarrier({
    fetch: answering({ engine, documents, clock }),
    sign: () => ({}),
    now: clock,
    baseUrl: BASE,
    lint: true,
  });
  return {
    carrier,
    newestTurn: async (callId) => (await callTimeline(database, callId))?.turns.at(-1) ?? null,
    outcome: async (callId) => (await callTimeline(database, callId))?.ending?.outcome ?? 'live',
    close: () => remove(database, folder),
  };
}

async function remove(database: Database, folder: string): Promise<void> {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}

interface Answering {
  engine: CallEngine;
  documents: StaticDocuments;
  clock: Clock;
}

/** The webhooks without a network: what `voice-routes.ts` does, minus signatures and deadlines. */
function answering({ engine, documents, clock }: Answering): CarrierFetch {
  return async (url, { body = '', headers }) => {
    const { pathname, searchParams } = new URL(url);
    const fields = Object.fromEntries(new URLSearchParams(body));
    const token = headers['I-Twilio-Idempotency-Token'] ?? null;
    switch (pathname) {
      case '/twilio/voice':
        return xml(await engine.handle(incoming(fields, { kind: 'start', index: 0 }, token)));
      case '/twilio/turn':
        return xml(await engine.handle(incoming(fields, parseTurnQuery(Object.fromEntries(searchParams)), token)));
      case '/twilio/whisper':
        return xml(documents.whisper(searchParams.get('reason') ?? '', searchParams.get('item')));
      case '/twilio/status':
        await engine.status(parseStatus(fields, clock()));
        return new Response(null, { status: 204 });
      default:
        return xml(documents.fallback());
    }
  };
}

type Kind = { kind: Parameters<typeof parseVoiceRequest>[1]; index: number };

function incoming(fields: Record<string, string>, { kind, index }: Kind, token: string | null): IncomingEvent {
  return { ...parseVoiceRequest(fields, kind), index, token };
}

function xml(document: string): Response {
  return new Response(document, { headers: { 'Content-Type': 'text/xml; charset=utf-8' } });
}
