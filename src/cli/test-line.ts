/** A line of one's own to call: the real server in this process, and a carrier that calls it over HTTP with real signatures. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Config, readConfig } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { type Hotline, startHotline, type World } from '../server/hotline.js';
import { type Carrier, createCarrier } from '../telephony/twilio/carrier/carrier.js';
import { signRequest } from '../telephony/twilio/sign-request.js';

export interface TestLine {
  hotline: Hotline;
  carrier: Carrier;
  /** Signs what the carrier sends. */
  token: string;
  close: () => Promise<void>;
}

export interface TestLineOptions {
  clock?: Clock;
  /** Settings besides the ones a test line needs. */
  settings?: Partial<Config>;
  logLevel?: string;
  /** Ears and voice in place of those the settings name. */
  openEngines?: World['openEngines'];
}

/** Starts a line on a free port with its own signing token, and a temporary database unless one is named. */
export async function openTestLine({
  clock = () => new Date(),
  settings = {},
  logLevel = 'silent',
  openEngines,
}: TestLineOptions = {}): Promise<TestLine> {
  const temporary = mkdtempSync(join(tmpdir(), 'hotline-'));
  const token = randomBytes(16).toString('hex');
  const own = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: temporary, TWILIO_AUTH_TOKEN: token, ADMIN_PASSWORD: token };
  const config = { ...readConfig(own), ...settings };
  const hotline = await startHotline(config, { clock, log: pino({ level: logLevel }), print: () => {}, openEngines });
  const sign = (url: string, params: Record<string, string>) => ({ 'X-Twilio-Signature': signRequest(token, url, params) });
  const baseUrl = hotline.url.replace('localhost', '127.0.0.1');
  const carrier = createCarrier({ fetch, sign, now: clock, baseUrl, lint: true });
  const close = async () => {
    await hotline.close();
    rmSync(temporary, { recursive: true, force: true });
  };
  return { hotline, carrier, token, close };
}
