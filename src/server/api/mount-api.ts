/** Makes Express routes of the declarations: who may, what comes in, what goes out. */
import { pipeline } from 'node:stream/promises';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type { z } from 'zod';
import { HotlineError } from '../../errors.js';
import { requireJson } from '../same-origin.js';
import type { ApiRoute, FileReply, RouteInput } from './api-route.js';
import type { ApiGuards } from './guards.js';

const JSON_LIMIT = '64kb';
const NO_BODY: ReadonlySet<string> = new Set(['get', 'delete']);

/** A router for `/api` with every declared route. */
export function mountApi(routes: readonly ApiRoute[], guards: ApiGuards): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store').set('X-Content-Type-Options', 'nosniff');
    next();
  });
  for (const route of routes)
    router[route.method](route.path, ...guards.admit(route.access), ...bodyParsers(route), (request, response) =>
      answer(route, request, response),
    );
  return router;
}

function bodyParsers({ method, upload, limit = JSON_LIMIT, access }: ApiRoute): RequestHandler[] {
  if (upload) return [requireType(upload.types), express.raw({ type: () => true, limit: upload.limit })];
  if (NO_BODY.has(method)) return [];
  // A token's caller is a program, not a page: whatever it calls its JSON, it is checked as such.
  return [...(access === 'token' ? [] : [requireJson]), express.json({ limit })];
}

function requireType(types: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    if (!request.is([...types])) throw new HotlineError('bad_request', `send one of ${types.join(', ')}`);
    next();
  };
}

async function answer(route: ApiRoute, request: Request, response: Response): Promise<void> {
  const { actor, signedIn } = response.locals as Pick<RouteInput<never, never, never>, 'actor' | 'signedIn'>;
  const input: RouteInput<unknown, unknown, unknown> = {
    params: read(route.params, request.params, 'path'),
    query: read(route.query, request.query, 'query'),
    body: read(route.body, request.body, 'body'),
    bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    actor,
    signedIn,
    request,
  };
  const result = await route.handle(input);
  if (route.response === null) return sendFile(result as FileReply, response);
  if (result === undefined) return void response.status(204).end();
  response.json(checked(route, result));
}

function read(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `${[where, ...path].join('.')}: ${message}`);
  throw new HotlineError('bad_request', places.slice(0, 20).join('; '));
}

/** Only what is declared leaves, and a missing field is our defect, not the page's. */
function checked({ response, method, path }: ApiRoute, result: unknown): unknown {
  const parsed = response?.safeParse(result);
  if (parsed?.success) return parsed.data;
  const places = parsed?.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new HotlineError('internal', `${method} ${path} answers against its own schema at ${places}`);
}

async function sendFile({ type, name, body }: FileReply, response: Response): Promise<void> {
  response.type(type);
  if (name !== undefined) response.attachment(name).type(type);
  if (typeof body === 'string' || Buffer.isBuffer(body)) return void response.send(body);
  // A reader that goes away ends the source; that is no defect.
  await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
