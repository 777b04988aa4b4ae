/** The test phone inside the console: calls on the published line, or on the own drafts. */
import { z } from 'zod';
import { LINES } from '../../domain/console/scripted-calls.js';
import type { PhoneDemoCase } from '../../domain/phone.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';
import type { DraftCalls } from '../content-desk/draft-calls.js';
import type { PhoneCalls } from '../phone-calls.js';
import { dialSchema, phoneInputSchema } from '../phone-routes.js';
import type { DraftRoutesParts } from './draft-routes.js';

export interface TestPhoneRoutesParts extends DraftRoutesParts {
  draftCalls: DraftCalls;
  /** Calls through the real webhooks of this process. */
  publishedCalls: PhoneCalls;
  phoneDemoCases: () => PhoneDemoCase[];
}

/** As `domain/phone.ts` says; the parts are many, so only their outline is checked. */
const viewSchema = z.looseObject({
  callId: z.string(),
  steps: z.array(z.looseObject({ kind: z.string() })),
  waiting: z.unknown(),
  turn: z.unknown(),
});

export function testPhoneRoutes({ desk, content, draftCalls, publishedCalls, phoneDemoCases }: TestPhoneRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/phone',
      access: 'viewer',
      summary: 'Demonstration cases to try, and how many drafts a call on the draft would hear',
      response: z.object({
        demoCases: z.array(z.looseObject({ receipt: z.string() })),
        drafts: z.number(),
        /** A person can be reached. */
        operator: z.boolean(),
      }),
      handle: async ({ actor }) => ({
        demoCases: phoneDemoCases().map((one) => ({ ...one })),
        drafts: (await desk.changes(null, actor)).length,
        operator: content().published().knowledge.operatorNumber !== null,
      }),
    }),
    apiRoute({
      method: 'post',
      path: '/console/phone/calls',
      access: 'viewer',
      summary: 'Dial the published line or the own drafts',
      body: dialSchema.extend({ on: z.enum(LINES) }),
      response: viewSchema,
      handle: async ({ body: { from, on }, actor }) => {
        if (on === 'published') return { ...(await publishedCalls.start(from)) };
        return { ...(await draftCalls.start(from, content().check(await desk.changes(null, actor)).published)) };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/phone/calls/:on/:id/input',
      access: 'viewer',
      summary: 'Do what the caller does',
      params: z.object({ on: z.enum(LINES), id: z.string().max(64) }),
      body: phoneInputSchema,
      response: viewSchema,
      handle: async ({ params: { on, id }, body }) => ({
        ...(await (on === 'published' ? publishedCalls : draftCalls).input(id, body)),
      }),
    }),
  ];
}
