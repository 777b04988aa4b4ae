/** The JSON interface: what would the line understand? */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Published } from '../calls/published.js';
import { HotlineError } from '../errors.js';

const understandSchema = z.object({ text: z.string().max(10_000) });
const MAX_BODY = '64kb';

/** Routes under `/api`, for holders of the API token. */
export function createApiRouter(parts: { published: () => Published; apiToken: string | undefined }): Router {
  const router = Router();
  router.use(bearer(parts.apiToken), express.json({ limit: MAX_BODY }));
  router.post('/understand', (request, response) => {
    const parsed = understandSchema.safeParse(request.body);
    if (!parsed.success) throw new HotlineError('bad_request', 'send {"text": "…"} with at most 10,000 characters');
    const { decision, intent, aspects, items, slots, why } = parts.published().understand(parsed.data.text);
    response.json({ decision, intent, aspects, items, slots, why });
  });
  return router;
}

/** Lets through who sends `Authorization: Bearer <token>`; without a token set nobody gets in. */
export function bearer(token: string | undefined): (request: Request, response: Response, next: NextFunction) => void {
  return (request, _response, next) => {
    const given = /^Bearer (.+)$/.exec(request.get('Authorization') ?? '')?.[1];
    if (token === undefined)
      throw new HotlineError('unauthorized', 'this interface is closed: set API_TOKEN and send it as a bearer token');
    if (given === undefined || !sameSecret(given, token))
      throw new HotlineError('unauthorized', 'send Authorization: Bearer with the API token');
    next();
  };
}

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
