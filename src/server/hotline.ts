/** The whole line in one process: content, store, engine and routes joined, listening until it is closed. */
import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Router } from 'express';
import type { Logger } from 'pino';
import { type CallEngine, createCallEngine } from '../calls/call-engine.js';
import { createCentreTime } from '../calls/centre-time.js';
import type { CaseStore } from '../calls/ports.js';
import type { Published } from '../calls/published.js';
import { resolveDemoCases } from '../catalog/demo-cases.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { HotlineError } from '../errors.js';
import { createCallStore } from '../store/call-store.js';
import { createCaseStore } from '../store/case-store.js';
import { readContentFile } from '../store/content-files.js';
import { type Database, openDatabase } from '../store/database.js';
import { toTwiml } from '../telephony/twilio/to-twiml.js';
import { type TwimlSettings, twimlOptions } from '../telephony/twilio/twiml-options.js';
import { createApiRouter } from './api-routes.js';
import { createApp } from './app.js';
import { createHealthRouter } from './health-routes.js';
import { isLoopback } from './loopback.js';
import { createMetrics } from './metrics.js';
import { loadPublished } from './published-content.js';
import { createStaticDocuments } from './static-documents.js';
import { createVoiceRouter } from './voice-routes.js';
import { createWebhookGuard } from './webhook-guard.js';

export interface World {
  clock: Clock;
  log: Logger;
  /** Shows a line to the person who started the process: the address, a generated password. */
  print: (line: string) => void;
}

export interface Hotline {
  /** http://localhost:<port> */
  url: string;
  /** For read models beside the routes: the terminal's call list, scripted calls. */
  database: Database;
  /** Stops taking calls, lets running answers finish, closes the database. */
  close: () => Promise<void>;
}

/** A webhook is answered within this, whatever happens. */
const DEADLINE_MS = 2_500;
/** A call nobody reports the end of is ended after this silence. */
const STALE_MS = 3_600_000;
const SWEEP_MS = 600_000;
/** Longer than a load balancer keeps a connection, so that it is never us who closes under a request. */
const KEEP_ALIVE_MS = 75_000;

/** Starts the line. Throws HotlineError with a plain message when settings, content or database do not allow it. */
export async function startHotline(config: Config, world: World): Promise<Hotline> {
  const { published, findings } = loadPublished(config.CONTENT_DIR, {
    at: world.clock(),
    operatorNumber: config.OPERATOR_NUMBER ?? null,
  });
  if (findings.length > 0) world.log.info(`catalog: ${findings.length} warnings, see npm run catalog:lint`);
  const database = await openDatabase(config.DATABASE_URL ?? { file: join(config.DATA_DIR, 'hotline.db') });
  try {
    return await serve(config, world, { database, published });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(config: Config, world: World, parts: { database: Database; published: Published }): Promise<Hotline> {
  const { database, published } = parts;
  const { centre } = published.knowledge;
  const centreTime = createCentreTime(centre.time_zone);
  const cases = createCaseStore(database);
  if (centre.demo) await refreshDemoCases(config, { cases, published, today: centreTime(world.clock()).today });
  const twiml = twimlOptions(twimlSettings(config));
  const engine = createCallEngine({
    provider: 'twilio',
    calls: createCallStore(database),
    cases,
    published: () => published,
    clock: world.clock,
    centreTime,
    newTicketNumber,
    toDocument: (reply) => toTwiml(reply, twiml),
    language: 'zh-CN',
  });
  const server = createServer();
  const drain = { draining: false };
  const metrics = createMetrics();
  const documents = createStaticDocuments(published, twiml);
  const guard = createWebhookGuard({
    authToken: config.TWILIO_AUTH_TOKEN,
    accountSid: config.TWILIO_ACCOUNT_SID,
    publicUrl: config.PUBLIC_URL,
  });
  const voice = createVoiceRouter({ engine, genuine: guard, ...documents, ...world, metrics, deadlineMs: DEADLINE_MS });
  const api = createApiRouter({ published: () => published, apiToken: config.API_TOKEN });
  const ready = async () => void (await database.sql.raw('select 1'));
  const health = createHealthRouter({
    ready,
    draining: () => drain.draining,
    metrics,
    apiToken: config.API_TOKEN,
    loopback: isLoopback,
  });
  const phone = Router();
  server.on('request', createApp({ voice, api, health, phone }, { trustProxy: config.TRUST_PROXY, log: world.log }));
  await listen(server, config);
  const sweep = setInterval(() => void endStaleCalls(engine, world), SWEEP_MS).unref();
  const url = `http://localhost:${portOf(server)}`;
  announce(config, world, url);
  return { url, database, close: () => close(server, { drain, sweep, database }) };
}

/** Demo cases are dated from today, so that they never age. */
async function refreshDemoCases(config: Config, parts: { cases: CaseStore; published: Published; today: string }): Promise<void> {
  const file = readContentFile(config.CONTENT_DIR, 'data/demo/cases.yaml');
  await parts.cases.upsertCases(resolveDemoCases(file, parts.today, parts.published.knowledge.calendar));
}

function twimlSettings(config: Config): TwimlSettings {
  const voices = { 'zh-CN': config.TWILIO_VOICE_ZH, en: config.TWILIO_VOICE_EN };
  return { voices, speechModel: config.TWILIO_SPEECH_MODEL as TwimlSettings['speechModel'] };
}

/** Month and day, then six random digits: short enough to be read out, never given twice (the store refuses). */
function newTicketNumber(today: string): string {
  return today.slice(5).replace('-', '') + String(randomInt(1_000_000)).padStart(6, '0');
}

function listen(server: Server, { PORT, HOST }: Config): Promise<void> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new HotlineError('config_invalid', `cannot listen on ${HOST}:${PORT}: ${error.message}`)),
    );
    server.listen(PORT, HOST, resolve);
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function announce(config: Config, { print, log }: World, url: string): void {
  print(`Sunshine Hotline 阳光政务热线 is listening. Test phone 试拨电话: ${url}/phone`);
  if (config.TWILIO_AUTH_TOKEN === undefined)
    log.warn('TWILIO_AUTH_TOKEN is not set: the webhooks answer only this machine (the test phone)');
  else if (config.PUBLIC_URL === undefined)
    log.warn('PUBLIC_URL is not set: signatures are checked over the address each request names; set it behind a proxy');
}

async function endStaleCalls(engine: CallEngine, { log }: World): Promise<void> {
  try {
    const ended = await engine.endStale(STALE_MS);
    if (ended > 0) log.info(`${ended} calls ended that nobody reported the end of`);
  } catch (error) {
    log.error({ err: error }, 'ending stale calls failed');
  }
}

/** Readiness flips first; running answers finish, idle connections close, then the database. */
async function close(
  server: Server,
  parts: { drain: { draining: boolean }; sweep: NodeJS.Timeout; database: Database },
): Promise<void> {
  parts.drain.draining = true;
  clearInterval(parts.sweep);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await closed;
  await parts.database.close();
}
