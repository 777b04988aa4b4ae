/** The browser test phone put together: carrier, calls and routes. */
import type { IncomingMessage } from 'node:http';
import type { Router } from 'express';
import type { PublishedKnowledge } from '../dialog/knowledge.js';
import type { CaseFile } from '../domain/case-file.js';
import type { Clock } from '../domain/clock.js';
import type { PhoneDemoCase, PhoneTurn } from '../domain/phone.js';
import type { Auth } from './auth.js';
import { isLoopback } from './loopback.js';
import { createPhoneCalls } from './phone-calls.js';
import { createPhoneCarrier } from './phone-carrier.js';
import { createPhoneRouter } from './phone-routes.js';
import { createPhoneSwitch, type PhoneSwitch } from './phone-switch.js';

export interface TestPhoneParts {
  auth: Auth;
  knowledge: Pick<PublishedKnowledge, 'catalog' | 'centre'>;
  /** Cases anybody may try; none where the cases are real. */
  demoCases: readonly CaseFile[];
  newestTurn: (callId: string) => Promise<PhoneTurn | null>;
  /** Where this process listens, asked at each call. */
  localUrl: () => string;
  /** Folder of the built pages. */
  consoleDir: string;
  clock: Clock;
  /** The site is reached over https. */
  secure: boolean;
}

export interface TestPhoneSettings {
  publicUrl: string | undefined;
  authToken: string | undefined;
  accountSid: string | undefined;
  /** The centre's own switch, where it takes calls from the page. */
  exchange: { url: string; password: string } | null;
}

export interface TestPhone {
  /** For the root of the site: `/phone`, `/assets`. */
  router: Router;
  /** The page's way to the switch; null without one. */
  exchange: PhoneSwitch | null;
  /** Hangs up test calls nobody touches any more; to be called now and then. */
  expire: () => Promise<number>;
}

const DEMO_CASES_SHOWN = 5;
/** As `examples/asterisk/` names the page's endpoint and the line. */
const SWITCH_USER = 'browser';
const LINE_NUMBER = '114';

/** Builds the phone and its routes. */
export function createTestPhone(parts: TestPhoneParts, settings: TestPhoneSettings): TestPhone {
  const { auth, secure, clock, knowledge } = parts;
  const { publicUrl, authToken } = settings;
  const carrier = createPhoneCarrier({ ...settings, localUrl: parts.localUrl, clock });
  const calls = createPhoneCalls({ carrier, newestTurn: parts.newestTurn, clock });
  const line = { name: knowledge.centre.name, demo: knowledge.centre.demo, demoCases: demoCasesToTry(parts) };
  const router = createPhoneRouter({
    calls,
    auth,
    line,
    publicUrl,
    secure,
    consoleDir: parts.consoleDir,
    carrierToken: authToken !== undefined,
    account: settings.exchange && { user: SWITCH_USER, password: settings.exchange.password, number: LINE_NUMBER },
  });
  const mayCall = async (request: IncomingMessage) => {
    if (authToken === undefined) return isLoopback(request);
    const user = await auth.signedIn(request);
    return user !== null && !user.mustChange;
  };
  const exchange = settings.exchange && createPhoneSwitch({ url: settings.exchange.url, mayCall, publicUrl });
  return { router, exchange, expire: () => calls.expire() };
}

/** The first few, with the names of their items; none where the cases are real. */
export function demoCasesToTry({ knowledge, demoCases }: Pick<TestPhoneParts, 'knowledge' | 'demoCases'>): PhoneDemoCase[] {
  if (!knowledge.centre.demo) return [];
  return demoCases.slice(0, DEMO_CASES_SHOWN).map(({ receipt, phone_tail: phoneTail, item, status }) => {
    return { receipt, phoneTail, status, item: knowledge.catalog.item(item)?.short_name ?? item };
  });
}
