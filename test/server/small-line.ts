/** The real routes and engine on a port of their own, over a temporary database, with the small understanding; parts can be broken. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { Router } from 'express';
import { pino } from 'pino';
import { type CallEngineParts, createCallEngine } from '../../src/calls/call-engine.js';
import type { Published } from '../../src/calls/published.js';
import { createApp } from '../../src/server/app.js';
import { openContentDesk } from '../../src/server/content-desk/open-desk.js';
import { createConsole } from '../../src/server/create-console.js';
import { createHealthRouter } from '../../src/server/health-routes.js';
import type { LiveContent } from '../../src/server/live-content.js';
import { isLoopback } from '../../src/server/loopback.js';
import { createMetrics } from '../../src/server/metrics.js';
import { openReports, type Reports } from '../../src/server/open-reports.js';
import { perLanguage } from '../../src/server/read-published-files.js';
import type { RecordingShelf } from '../../src/server/recording-shelf.js';
import { createStaticDocuments } from '../../src/server/static-documents.js';
import { createVoiceRouter } from '../../src/server/voice-routes.js';
import { createWebhookGuard, type GuardSettings } from '../../src/server/webhook-guard.js';
import { parseWording } from '../../src/speech/prompt-book.js';
import { readContentFile } from '../../src/store/content-files.js';
import type { Database } from '../../src/store/database.js';
import { countActiveCalls } from '../../src/store/reports/active-calls.js';
import { engineParts, NOW, published, twiml } from '../calls-room/small-engine.js';
import { temporaryDatabase } from '../store/temporary-database.js';

export const TOKEN = '0123456789abcdef0123456789abcdef';
export const API_TOKEN = 'an api token of good length';

export interface SmallLine {
  /** http://127.0.0.1:<port> */
  url: string;
  database: Database;
  /** What the process log says, line by line. */
  logged: string[];
  /** Replace what the engine is made of while it runs. */
  engineParts: CallEngineParts;
  drain: { draining: boolean };
  reports: Reports;
  close: () => Promise<void>;
}

export interface SmallLineOptions {
  /** What the carrier answers when it is asked for a recording. */
  recordings?: RecordingShelf;
  guard?: Partial<GuardSettings>;
  trustProxy?: boolean;
  deadlineMs?: number;
  operator?: string | null;
  apiToken?: string | null;
  understand?: Published['understand'];
  ready?: () => Promise<void>;
  /** For routes that publish; without it they break. */
  content?: LiveContent;
}

const NO_CONTENT = {} as LiveContent;

export async function openSmallLine(options: SmallLineOptions = {}): Promise<SmallLine> {
  const place = await temporaryDatabase();
  const database = await place.open();
  const parts = engineParts(database);
  const logged: string[] = [];
  const drain = { draining: false };
  const reports = openReports(
    { CONTENT_DIR: '.', DATA_DIR: dirname(place.file), TWILIO_ACCOUNT_SID: undefined, TWILIO_AUTH_TOKEN: undefined },
    { clock: () => NOW, log: logTo(logged) },
    { database, engine: parts },
  );
  const server = createServer(
    createApp(routers(options, { parts, database, drain, reports, log: logTo(logged), dataDir: dirname(place.file) }), {
      trustProxy: options.trustProxy ?? false,
      log: logTo(logged),
    }),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await reports.close();
    await place.remove();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, database, logged, engineParts: parts, drain, reports, close };
}

/** Without time and process id: their digits are not what a test of silence looks for. */
function logTo(lines: string[]) {
  return pino({ level: 'debug', base: null, timestamp: false }, { write: (line) => void lines.push(line) });
}

interface Inside {
  dataDir: string;
  parts: CallEngineParts;
  database: Database;
  drain: { draining: boolean };
  reports: Reports;
  log: ReturnType<typeof logTo>;
}

function routers(options: SmallLineOptions, { parts, database, drain, reports, log, dataDir }: Inside) {
  const { guard = {}, deadlineMs = 2_500, operator = '+865611001', apiToken = API_TOKEN } = options;
  const metrics = createMetrics(() => countActiveCalls(database));
  parts.observe = metrics.calls;
  const understand = options.understand ?? published.understand;
  const content = { ...published, understand, knowledge: { ...published.knowledge, operatorNumber: operator } };
  const documents = createStaticDocuments(() => content, twiml);
  const genuine = createWebhookGuard({
    authToken: TOKEN,
    accountSid: undefined,
    publicUrl: undefined,
    trustProxy: options.trustProxy ?? false,
    ...guard,
  });
  const engine = createCallEngine(parts);
  const live = options.content ?? NO_CONTENT;
  const wordings = perLanguage((name) => parseWording(name, readContentFile('.', `prompts/${name}.yaml`).text));
  const desk = openContentDesk(
    { CONTENT_DIR: '.', DATA_DIR: dataDir, PUBLIC_URL: undefined, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_ACCOUNT_SID: undefined },
    { clock: () => NOW, log },
    {
      database,
      content: live,
      files: { wordings, centre: published.knowledge.centre },
      demoCases: [],
      localUrl: () => '',
      voice: null,
    },
  );
  const staff = createConsole(
    { PUBLIC_URL: undefined, ADMIN_PASSWORD: undefined, API_TOKEN: apiToken ?? undefined },
    { clock: () => NOW },
    {
      database,
      published: () => content,
      content: live,
      reports: { ...reports.routes, recordings: options.recordings ?? reports.routes.recordings },
      contentRoutes: desk.routes,
      consoleDir: 'dist/console',
    },
  );
  const ready = options.ready ?? (async () => void (await database.sql.raw('select 1')));
  return {
    voice: createVoiceRouter({
      engine,
      carrier: engine,
      afterStream: async () => '',
      genuine,
      ...documents,
      clock: () => NOW,
      log,
      metrics,
      deadlineMs,
    }),
    health: createHealthRouter({
      ready,
      draining: () => drain.draining,
      metrics,
      apiToken: apiToken ?? undefined,
      loopback: isLoopback,
    }),
    phone: Router(),
    api: staff.api,
    pages: staff.pages,
  };
}
