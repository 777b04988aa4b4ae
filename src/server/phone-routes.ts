/** The browser test phone: its page, and the calls it makes. */
import { join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { DIAL_RESULTS } from '../domain/call.js';
import type { PhoneAccount, PhoneDial, PhoneInput, PhoneLine } from '../domain/phone.js';
import { HotlineError } from '../errors.js';
import type { Auth } from './auth.js';
import { isLoopback } from './loopback.js';
import { pageSecurity } from './page-security.js';
import type { PhoneCalls } from './phone-calls.js';
import { sentencePage } from './plain-page.js';
import { requireJson, requireSameOrigin } from './same-origin.js';

export interface PhoneRoutesParts {
  calls: PhoneCalls;
  auth: Auth;
  /** With a carrier's token only signed-in users may dial; without one only this machine may. */
  carrierToken: boolean;
  publicUrl: string | undefined;
  secure: boolean;
  /** Folder of the built pages. */
  consoleDir: string;
  line: Omit<PhoneLine, 'user' | 'realCall'>;
  /** The page's account at the centre's own switch; null without one. */
  account: PhoneAccount | null;
}

export const dialSchema = z.strictObject({
  from: z
    .string()
    .regex(/^\+?\d{3,15}$/, 'a phone number has 3 to 15 digits')
    .nullable(),
});

export const phoneInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('speech'),
    text: z.string().trim().min(1).max(1000),
    confidence: z.number().min(0).max(1).optional(),
  }),
  z.strictObject({ kind: z.literal('keys'), digits: z.string().regex(/^[\d*#]{1,40}$/, 'a phone has the keys 0-9, * and #') }),
  z.strictObject({ kind: z.literal('silence') }),
  z.strictObject({ kind: z.literal('recorded'), durationMs: z.int().min(0).max(3_600_000) }),
  z.strictObject({ kind: z.literal('dialled'), result: z.enum(DIAL_RESULTS) }),
  z.strictObject({ kind: z.literal('hangup') }),
]);

/** Routes at the root of the site: `/phone`, `/phone/api/…` and the pages' `/assets`. */
export function createPhoneRouter(parts: PhoneRoutesParts): Router {
  const router = Router();
  const assets = express.static(join(parts.consoleDir, 'assets'), { immutable: true, maxAge: '365d', index: false });
  router.use(['/phone', '/assets'], ...pageSecurity(parts.secure));
  router.use('/assets', assets);
  router.use('/phone', parts.carrierToken ? parts.auth.requireOwnPassword : onlyThisMachine);
  router.get('/phone', (_request, response, next) => sendPage(parts.consoleDir, response, next));
  router.use('/phone/api', requireSameOrigin(parts.publicUrl), requireJson, express.json({ limit: '16kb' }), api(parts));
  return router;
}

function api({ calls, auth, line, account }: PhoneRoutesParts): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get(
    '/line',
    async (request, response) =>
      void response.json({ ...line, user: await auth.userOf(request), realCall: account !== null } satisfies PhoneLine),
  );
  router.get('/account', (_request, response) => {
    if (account === null) throw new HotlineError('not_found', 'no switch is set up for calls from this page');
    response.json(account);
  });
  router.post('/calls', async (request, response) => {
    const dial: PhoneDial = read(dialSchema, request.body);
    response.status(201).json(await calls.start(dial.from));
  });
  router.post('/calls/:id/input', async (request, response) => {
    const input: PhoneInput = read(phoneInputSchema, request.body);
    response.json(await calls.input(request.params.id, input));
  });
  return router;
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HotlineError('bad_request', parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

const onlyThisMachine: RequestHandler = (request: Request, response: Response, next: NextFunction) => {
  if (isLoopback(request)) return next();
  if (request.accepts(['json', 'html']) !== 'html')
    throw new HotlineError('forbidden', 'the test phone is open on this machine only');
  response
    .status(403)
    .type('html')
    .send(
      sentencePage('这里打不开试拨电话', {
        zh: '还没有设置运营商密钥（TWILIO_AUTH_TOKEN），试拨电话只能在运行热线的那台电脑上用，地址要用 localhost。设置密钥以后，登录的用户在哪里都能用。',
        en: 'Without a carrier token the test phone works only on the machine that runs the line, under the name localhost. With a token it works for signed-in users anywhere.',
      }),
    );
};

function sendPage(consoleDir: string, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-cache');
  response.sendFile(join(consoleDir, 'phone.html'), (error?: Error) => {
    if (error && !response.headersSent) next(new HotlineError('not_found', 'this page is not built yet; run npm run build'));
  });
}
