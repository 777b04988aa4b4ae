/** The browser test phone put together: sign-in, carrier, calls and routes. */
import { Router } from 'express';
import type { PublishedKnowledge } from '../dialog/knowledge.js';
import type { CaseFile } from '../domain/case-file.js';
import type { Clock } from '../domain/clock.js';
import type { PhoneDemoCase, PhoneTurn } from '../domain/phone.js';
import { createAuth } from './auth.js';
import { createAuthRouter } from './auth-routes.js';
import { ensureAdmin } from './ensure-admin.js';
import { createPhoneCalls } from './phone-calls.js';
import { createPhoneCarrier } from './phone-carrier.js';
import { createPhoneRouter } from './phone-routes.js';
import type { UserStore } from './ports.js';

export interface TestPhoneParts {
  users: UserStore;
  knowledge: Pick<PublishedKnowledge, 'catalog' | 'centre'>;
  /** Cases anybody may try; none where the cases are real. */
  demoCases: readonly CaseFile[];
  newestTurn: (callId: string) => Promise<PhoneTurn | null>;
  /** Where this process listens, asked at each call. */
  localUrl: () => string;
  /** Folder of the built pages. */
  consoleDir: string;
  clock: Clock;
  print: (line: string) => void;
}

export interface TestPhoneSettings {
  publicUrl: string | undefined;
  authToken: string | undefined;
  accountSid: string | undefined;
  adminPassword: string | undefined;
}

export interface TestPhone {
  /** For the root of the site: `/login`, `/logout`, `/phone`, `/assets`. */
  router: Router;
  /** Hangs up test calls nobody touches any more; to be called now and then. */
  expire: () => Promise<number>;
}

const DEMO_CASES_SHOWN = 5;

/** Makes sure that `admin` exists and builds the routes. */
export async function createTestPhone(parts: TestPhoneParts, settings: TestPhoneSettings): Promise<TestPhone> {
  const { users, clock, knowledge } = parts;
  const { publicUrl, authToken } = settings;
  await ensureAdmin(users, settings.adminPassword, parts.print);
  const secure = publicUrl?.startsWith('https:') ?? false;
  const auth = createAuth({ users, clock, secure });
  const carrier = createPhoneCarrier({ ...settings, localUrl: parts.localUrl, clock });
  const calls = createPhoneCalls({ carrier, newestTurn: parts.newestTurn, clock });
  const line = { name: knowledge.centre.name, demo: knowledge.centre.demo, demoCases: demoCases(parts) };
  const router = Router();
  router.use(createAuthRouter({ auth, publicUrl, secure }));
  router.use(
    createPhoneRouter({
      calls,
      auth,
      line,
      publicUrl,
      secure,
      consoleDir: parts.consoleDir,
      carrierToken: authToken !== undefined,
    }),
  );
  return { router, expire: () => calls.expire() };
}

function demoCases({ knowledge, demoCases }: TestPhoneParts): PhoneDemoCase[] {
  if (!knowledge.centre.demo) return [];
  return demoCases.slice(0, DEMO_CASES_SHOWN).map(({ receipt, phone_tail: phoneTail, item, status }) => {
    return { receipt, phoneTail, status, item: knowledge.catalog.item(item)?.short_name ?? item };
  });
}
