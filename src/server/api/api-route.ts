/**
 * One declaration a route of `/api`: from it come the Express route (`mount-api.ts`) and its part of the OpenAPI document.
 *
 * How to add a route:
 * 1. Put the zod schemas of what goes in and out into `src/domain/console/<feature>.ts`, with their inferred types; the console imports
 *    the types from there. Instants are `…Ms` numbers, days YYYY-MM-DD. Expected outcomes are a union (`{ result: 'taken' }`), not errors.
 * 2. Write `src/server/console/<feature>-routes.ts` that exports `<feature>Routes(parts): ApiRoute[]` and declares each route by
 *    `apiRoute({ method, path: '/console/<feature>/:id', access: 'editor', summary, params, query, body, response, handle })`
 *    or `fileRoute` for a download. `upload` takes a file as raw bytes, `limit` raises the 64 kB a JSON body may have.
 * 3. Add it to the list in `src/server/api-routes.ts`; a part you need (a store, a report) goes through `ApiParts`.
 *
 * What you get: session (or token), role and CSRF are checked before the body is read; input is checked against the schemas (400 with
 * the places); what the response schema does not name does not leave; HotlineError becomes its status. `handle` gets `actor`
 * (who and when) to hand to the store, which calls `audit(trx, actor, …)` of `src/store/audit-log.ts` in the transaction of the change.
 */
import type { Readable } from 'node:stream';
import type { Request } from 'express';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import type { Role } from '../../domain/role.js';
import type { SignedIn } from '../auth.js';

/** A role: the console's session; token: `Authorization: Bearer`; anyone: no check; own: signed in, even before the first change of password. */
export type Access = Role | 'token' | 'anyone' | 'own';

export interface RouteInput<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** What was uploaded; empty unless the route declares `upload`. */
  bytes: Buffer;
  actor: Actor;
  /** Null for tokens and routes open to anyone. */
  signedIn: SignedIn | null;
  request: Request;
}

/** A download, or any answer that is not JSON; `name` makes browsers save it under that name. */
export interface FileReply {
  type: string;
  name?: string;
  body: Buffer | string | Readable;
}

export interface Upload {
  /** Media types taken, e.g. text/csv. */
  types: readonly string[];
  /** As body parsers write it: '20mb'. */
  limit: string;
}

type Shape = z.ZodObject;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

interface Common<P extends Shape, Q extends Shape, B extends z.ZodType> {
  method: Method;
  /** Under /api, with `:name` for parameters: '/console/users/:username'. */
  path: string;
  access: Access;
  /** One English sentence for the document. */
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  /** What the document says of the body where rows of it are checked one by one. */
  describedBody?: z.ZodType;
  /** Most a JSON body may have, default 64kb. */
  limit?: string;
  upload?: Upload;
}

export interface ApiRoute extends Common<Shape, Shape, z.ZodType> {
  /** Null: a file. */
  response: z.ZodType | null;
  fileTypes: readonly string[];
  handle(input: RouteInput<unknown, unknown, unknown>): Promise<unknown>;
}

/** For routes that have nothing to tell: 204. */
export const NOTHING = z.void();

type Empty = z.ZodObject<Record<never, never>>;

/** A route that answers with JSON; `response: NOTHING` answers 204. */
export function apiRoute<
  R extends z.ZodType,
  P extends Shape = Empty,
  Q extends Shape = Empty,
  B extends z.ZodType = z.ZodUndefined,
>(
  route: Common<P, Q, B> & {
    response: R;
    handle(input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<R>> | z.input<R>;
  },
): ApiRoute {
  return { ...route, fileTypes: [] } as unknown as ApiRoute;
}

/** A route that answers with a file of one of `types`. */
export function fileRoute<P extends Shape = Empty, Q extends Shape = Empty, B extends z.ZodType = z.ZodUndefined>(
  route: Common<P, Q, B> & {
    types: readonly string[];
    handle(input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>): Promise<FileReply>;
  },
): ApiRoute {
  const { types, ...rest } = route;
  return { ...rest, response: null, fileTypes: types } as unknown as ApiRoute;
}
