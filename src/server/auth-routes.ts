/** `/login` and `/logout`: plain forms that need no script. */
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { Auth } from './auth.js';
import { type LoginProblem, loginPage } from './login-page.js';
import { pageSecurity } from './page-security.js';
import { PLAIN_CSS, PLAIN_CSS_PATH } from './plain-page.js';
import { requireSameOrigin } from './same-origin.js';

export interface AuthRoutesParts {
  auth: Auth;
  publicUrl: string | undefined;
  secure: boolean;
}

const HOME = '/console';
const WINDOW_MS = 15 * 60_000;
/** Wrong tries from one address within the window, over all names. */
const MOST_TRIES = 20;

const loginSchema = z.object({
  username: z.string().max(100),
  password: z.string().max(1000),
  next: z.string().max(2000).optional(),
});

/** Routes at the root of the site. */
export function createAuthRouter({ auth, publicUrl, secure }: AuthRoutesParts): Router {
  const router = Router();
  const form = [requireSameOrigin(publicUrl), express.urlencoded({ extended: false, limit: '8kb' })];
  router.use(['/login', '/logout'], ...pageSecurity(secure));
  router.get(
    PLAIN_CSS_PATH,
    (_request, response) => void response.type('css').set('Cache-Control', 'max-age=3600').send(PLAIN_CSS),
  );
  router.get('/login', (request, response) => showForm(response, { next: localPath(request.query.next), problem: null }));
  router.post('/login', tries(), ...form, (request, response) => signIn(auth, request, response));
  router.post('/logout', ...form, async (request, response) => {
    const { name, options } = await auth.signOut(request);
    response.clearCookie(name, options).redirect(303, '/login');
  });
  return router;
}

async function signIn(auth: Auth, request: Request, response: Response): Promise<void> {
  const parsed = loginSchema.safeParse(request.body);
  const next = localPath(parsed.data?.next);
  const cookie = parsed.success ? await auth.signIn(parsed.data.username, parsed.data.password) : null;
  if (cookie === null) return showForm(response, { next, problem: 'wrong', username: parsed.data?.username });
  response.cookie(cookie.name, cookie.value, cookie.options).redirect(303, next);
}

const STATUS: Record<LoginProblem, number> = { wrong: 401, too_many: 429 };

function showForm(response: Response, form: { next: string; problem: LoginProblem | null; username?: string }): void {
  const { next, problem, username } = form;
  response.status(problem === null ? 200 : STATUS[problem]).set('Cache-Control', 'no-store');
  response.type('html').send(loginPage(next, problem, username));
}

/** Only a path of this site: `//elsewhere` and `/\elsewhere` would lead away. */
function localPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : HOME;
}

/** Wrong tries are counted by address; right ones are not. */
function tries(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: MOST_TRIES,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Whether forwarding headers are believed is the installer's choice (TRUST_PROXY), not something to warn of at run time.
    validate: { xForwardedForHeader: false, trustProxy: false },
    handler: (request, response) => showForm(response, { next: localPath(request.query.next), problem: 'too_many' }),
  });
}
