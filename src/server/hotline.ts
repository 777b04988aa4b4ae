/** The whole line in one process: content, store, engine and routes joined, listening until it is closed. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import type { Logger } from 'pino';
import type { CallEngine, CallEngineParts } from '../calls/call-engine.js';
import { createCentreTime } from '../calls/centre-time.js';
import type { CaseStore } from '../calls/ports.js';
import type { Published } from '../calls/published.js';
import { resolveDemoCases } from '../catalog/demo-cases.js';
import type { Config } from '../config.js';
import type { CaseFile } from '../domain/case-file.js';
import type { Clock } from '../domain/clock.js';
import { LANGUAGES } from '../domain/language.js';
import { createCallStore } from '../store/call-store.js';
import { createCaseStore } from '../store/case-store.js';
import { readContentFile } from '../store/content-files.js';
import { type Database, openDatabase } from '../store/database.js';
import { createMissedStore } from '../store/missed-store.js';
import { createRecordingFiles } from '../store/recording-files.js';
import { countActiveCalls } from '../store/reports/active-calls.js';
import { callTimeline } from '../store/reports/call-timeline.js';
import { createUserStore } from '../store/user-store.js';
import { announce } from './announce.js';
import { type Answering, openAnswering } from './answering.js';
import { type AppRouters, createApp } from './app.js';
import { openContentDesk } from './content-desk/open-desk.js';
import { type ConsoleRouters, createConsole } from './create-console.js';
import { ensureAdmin } from './ensure-admin.js';
import { createHealthRouter } from './health-routes.js';
import { listen, portOf, stopListening } from './listening.js';
import type { LiveContent } from './live-content.js';
import { loggableError } from './loggable-error.js';
import { isLoopback } from './loopback.js';
import { createMetrics, type Metrics } from './metrics.js';
import { createMissedCollector } from './missed-collector.js';
import { openContent } from './open-content.js';
import { openReports } from './open-reports.js';
import { phoneTurn } from './phone-turn.js';
import { createQuietLine, type QuietLine } from './quiet-line.js';
import { type PublishedFiles, readPublishedFiles } from './read-published-files.js';
import { createRecordingRouter } from './recording-router.js';
import type { SpeechLineParts } from './speech-line.js';
import { createStaticDocuments } from './static-documents.js';
import { createTestPhone, type TestPhone } from './test-phone.js';
import { newTicketNumber } from './ticket-number.js';
import { upgradeTo } from './upgrade-to.js';
import { createVoiceRouter } from './voice-routes.js';
import { createWebhookGuard } from './webhook-guard.js';

export interface World {
  clock: Clock;
  log: Logger;
  /** Shows a line to the person who started the process: the address, a generated password. */
  print: (line: string) => void;
  /** Ears and voice in place of those the settings name; for tests. */
  openEngines?: SpeechLineParts['openEngines'];
  /** Place a demonstration month of calls in the background, where the centre is a demonstration. */
  demoMonth?: boolean;
}

export interface Hotline {
  /** http://localhost:<port> */
  url: string;
  /** For read models beside the routes: the terminal's call list, scripted calls. */
  database: Database;
  /** Stops taking calls, lets running answers finish, closes the database. */
  close: () => Promise<void>;
}

interface Content {
  database: Database;
  content: LiveContent;
  files: PublishedFiles;
  /** What the line says and knows now: asked anew each time. */
  published: () => Published;
  quietLine: QuietLine;
  /** Ends what goes on beside the calls. */
  stopFollowing: () => Promise<void>;
}

/** The built pages, seen from the sources and from the build. */
const PAGES = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/console' : '../../console', import.meta.url));
/** A webhook is answered within this, whatever happens. */
const DEADLINE_MS = 2_500;
/** A call nobody reports the end of is ended after this silence. */
const STALE_MS = 3_600_000;
const SWEEP_MS = 600_000;

/** Starts the line. Throws HotlineError with a plain message when settings, content or database do not allow it. */
export async function startHotline(config: Config, world: World): Promise<Hotline> {
  const files = readPublishedFiles(config.CONTENT_DIR);
  const database = await openDatabase(config.DATABASE_URL ?? { file: join(config.DATA_DIR, 'hotline.db') });
  try {
    const quietLine = createQuietLine(world.clock);
    const content = await openContent(config, world, { files, database, quiet: quietLine.isQuiet });
    const missed = createMissedCollector({ store: createMissedStore(database), language: files.language, ...world });
    const stopFollowing = async () => {
      content.close();
      await missed.close();
    };
    const parts = { database, files, content, published: content.published, quietLine, stopFollowing };
    return await serve(config, world, parts).catch(async (error) => {
      await stopFollowing();
      throw error;
    });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(config: Config, world: World, parts: Content): Promise<Hotline> {
  const server = createServer();
  const drain = { draining: false };
  const cases = createCaseStore(parts.database);
  const demoCases = await refreshDemoCases(config, world, { ...parts, cases });
  const metrics = createMetrics(() => countActiveCalls(parts.database));
  const engineParts = lineParts(world, { ...parts, cases, metrics });
  const answering = await openAnswering(config, world, { ...parts, engine: engineParts, registry: metrics.registry });
  const reports = openReports(config, world, { database: parts.database, engine: answering.parts });
  await ensureAdmin(createUserStore(parts.database), config.ADMIN_PASSWORD, world.print);
  const ownUrl = () => localUrl(config, portOf(server));
  const desk = openContentDesk(config, world, { ...parts, demoCases, localUrl: ownUrl, voice: answering.voice });
  const routes = { reports: reports.routes, contentRoutes: desk.routes };
  const staff = createConsole(config, world, { ...parts, ...routes, consoleDir: PAGES });
  const phone = createPhone(config, world, { ...parts, staff, demoCases, localUrl: ownUrl });
  const routers = {
    ...createRouters(config, world, { ...parts, answering, metrics, draining: () => drain.draining }),
    api: staff.api,
    pages: Router().use(createRecordingRouter(createRecordingFiles(join(config.DATA_DIR, 'recordings'))), staff.pages),
    phone: phone.router,
  };
  server.on('request', createApp(routers, { trustProxy: config.TRUST_PROXY, log: world.log }));
  server.on('upgrade', upgradeTo({ ...answering.sockets, '/phone/sip': phone.exchange }));
  await listen(server, config);
  const sweep = setInterval(() => void tidy(answering.carrier, phone, world), SWEEP_MS).unref();
  const url = `http://localhost:${portOf(server)}`;
  announce(config, world, url);
  answering.start();
  await reports.start();
  const close = async () => {
    drain.draining = true;
    clearInterval(sweep);
    phone.exchange?.close();
    await answering.close();
    await stopListening(server);
    await parts.stopFollowing();
    await reports.close();
    await desk.close();
    await parts.database.close();
  };
  return { url, database: parts.database, close };
}

function lineParts(world: World, parts: Content & { cases: CaseStore; metrics: Metrics }): Omit<CallEngineParts, 'toDocument'> {
  return {
    provider: 'twilio',
    calls: createCallStore(parts.database),
    cases: parts.cases,
    published: parts.published,
    clock: world.clock,
    centreTime: createCentreTime(parts.published().knowledge.centre.time_zone),
    newTicketNumber,
    language: LANGUAGES[0],
    observe: parts.quietLine.watching(parts.metrics.calls),
  };
}

function createRouters(
  config: Config,
  world: World,
  parts: Content & { answering: Answering; metrics: Metrics; draining: () => boolean },
): Pick<AppRouters, 'voice' | 'health'> {
  const { published, database, answering, metrics, draining } = parts;
  const { TWILIO_AUTH_TOKEN: authToken, TWILIO_ACCOUNT_SID: accountSid, PUBLIC_URL: publicUrl, API_TOKEN: apiToken } = config;
  const documents = createStaticDocuments(published, answering.twiml);
  const genuine = createWebhookGuard({ authToken, accountSid, publicUrl, trustProxy: config.TRUST_PROXY });
  const ready = async () => void (await database.sql.raw('select 1'));
  return {
    voice: createVoiceRouter({ ...answering, genuine, ...documents, ...world, metrics, deadlineMs: DEADLINE_MS }),
    health: createHealthRouter({
      ready,
      draining,
      metrics,
      apiToken,
      loopback: isLoopback,
      telephoneSwitch: answering.telephoneSwitch,
    }),
  };
}

function createPhone(
  config: Config,
  { clock }: World,
  parts: Content & { staff: ConsoleRouters; demoCases: CaseFile[]; localUrl: () => string },
): TestPhone {
  const { published, database, staff, demoCases, localUrl } = parts;
  const newestTurn = async (callId: string) => {
    const turn = (await callTimeline(database, callId))?.turns.at(-1);
    return turn === undefined ? null : phoneTurn(turn, (code) => published().knowledge.catalog.item(code)?.short_name);
  };
  const { auth, secure } = staff;
  return createTestPhone(
    { auth, secure, knowledge: published().knowledge, demoCases, newestTurn, localUrl, consoleDir: PAGES, clock },
    {
      publicUrl: config.PUBLIC_URL,
      authToken: config.TWILIO_AUTH_TOKEN,
      accountSid: config.TWILIO_ACCOUNT_SID,
      exchange: pageSwitch(config),
    },
  );
}

/** The switch, where it has an endpoint for the test phone's page. */
function pageSwitch({ ASTERISK_URL: url, ASTERISK_PHONE_PASSWORD: password }: Config): { url: string; password: string } | null {
  return url === undefined || password === undefined ? null : { url, password };
}

/** Demo cases are dated from today, so that they never age; a real centre has none. */
async function refreshDemoCases(config: Config, world: World, parts: Content & { cases: CaseStore }): Promise<CaseFile[]> {
  const { centre, calendar } = parts.published().knowledge;
  if (!centre.demo) return [];
  const { today } = createCentreTime(centre.time_zone)(world.clock());
  const demoCases = resolveDemoCases(readContentFile(config.CONTENT_DIR, 'data/demo/cases.yaml'), today, calendar);
  await parts.cases.upsertCases(demoCases);
  return demoCases;
}

/** Where this process reaches itself. */
function localUrl({ HOST }: Config, port: number): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What nobody reported the end of is ended: carriers' calls and test calls. */
async function tidy(engine: CallEngine, phone: TestPhone, { log }: World): Promise<void> {
  try {
    const ended = (await engine.endStale(STALE_MS)) + (await phone.expire());
    if (ended > 0) log.info(`${ended} calls ended that nobody reported the end of`);
  } catch (error) {
    log.error({ err: loggableError(error) }, 'ending stale calls failed');
  }
}
