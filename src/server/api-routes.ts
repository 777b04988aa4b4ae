/** Every route of `/api`, in one list: what is served and what the OpenAPI document says. How to add one: `api/api-route.ts`. */
import type { Router } from 'express';
import { z } from 'zod';
import type { Published } from '../calls/published.js';
import { understandAnswerSchema, understandRequestSchema } from '../domain/console/understand.js';
import type { Database } from '../store/database.js';
import { type ApiRoute, apiRoute } from './api/api-route.js';
import { createGuards, type GuardParts } from './api/guards.js';
import { mountApi } from './api/mount-api.js';
import { openapiDocument } from './api/openapi-document.js';
import { auditRoutes } from './console/audit-routes.js';
import { type CaseParts, caseRoutes } from './console/case-routes.js';
import { phraseRoutes } from './console/phrase-routes.js';
import { type ReportRoutesParts, reportRoutes } from './console/report-routes.js';
import { type SessionParts, sessionRoutes } from './console/session-routes.js';
import { teachRoutes } from './console/teach-routes.js';
import { type TicketParts, ticketRoutes } from './console/ticket-routes.js';
import { type TokenParts, tokenRoutes } from './console/token-routes.js';
import { type UserParts, userRoutes } from './console/user-routes.js';
import type { ContentStore } from './content-ports.js';
import type { LiveContent } from './live-content.js';
import type { MissedStore } from './missed-ports.js';

/** What the routes are made of. A feature adds its own parts interface here. */
export interface ApiParts
  extends GuardParts,
    Omit<SessionParts, 'centre'>,
    UserParts,
    TokenParts,
    Omit<TicketParts, 'knowledge' | 'recordings'>,
    Omit<CaseParts, 'knowledge'> {
  database: Database;
  /** What the line answers with at this moment. */
  published: () => Published;
  /** What staff publish: checks, publishes, undoes. */
  content: () => LiveContent;
  /** History and drafts of it. */
  contentStore: ContentStore;
  /** The call log and figures. */
  reports: ReportRoutesParts;
  /** Routes of the pages of content; see `content-desk/open-desk.ts`. */
  contentRoutes: readonly ApiRoute[];
  /** What was not understood. */
  missed: MissedStore;
}

/** Routes under `/api`. */
export function createApiRouter(parts: ApiParts): Router {
  return mountApi(apiRoutes(parts), createGuards(parts));
}

/** All declarations; the document describes itself too. */
export function apiRoutes(parts: ApiParts): ApiRoute[] {
  const centre = () => parts.published().knowledge.centre;
  const routes = [
    understandRoute(parts),
    ...sessionRoutes({ ...parts, centre }),
    ...userRoutes(parts),
    ...tokenRoutes(parts),
    ...parts.contentRoutes,
    ...ticketRoutes({ ...parts, knowledge: () => parts.published().knowledge, recordings: parts.reports.recordings }),
    ...caseRoutes({ ...parts, knowledge: () => parts.published().knowledge }),
    ...auditRoutes({ ...parts, timeZone: () => centre().time_zone }),
    ...reportRoutes(parts.reports),
    ...teachRoutes(parts),
    ...phraseRoutes(parts),
  ];
  const all: ApiRoute[] = [...routes, documentRoute(() => openapiDocument(all))];
  return all;
}

function understandRoute({ published }: ApiParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/understand',
    access: 'token',
    summary: 'What would the line understand?',
    body: understandRequestSchema,
    response: understandAnswerSchema,
    handle: ({ body }) => {
      const { slots, ...rest } = published().understand(body.text);
      return { ...rest, slots: { ...slots } };
    },
  });
}

function documentRoute(document: () => object): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/openapi.json',
    access: 'anyone',
    summary: 'This document',
    response: z.looseObject({ openapi: z.string() }),
    handle: () => document() as { openapi: string },
  });
}
