/** Drafts, reviews and publications of prompts, notices, recordings and items; history and undo. */
import { z } from 'zod';
import {
  draftKeysSchema,
  draftSavedSchema,
  draftSaveSchema,
  draftsViewSchema,
  publicationViewSchema,
  publishRequestSchema,
  reviewSchema,
} from '../../domain/console/content-drafts.js';
import { jobViewSchema } from '../../domain/console/content-jobs.js';
import { CONTENT_KINDS, type ContentRevision } from '../../domain/content.js';
import { HotlineError } from '../../errors.js';
import { type ApiRoute, apiRoute, NOTHING } from '../api/api-route.js';
import { changeTitle } from '../content-desk/change-view.js';
import { type DeskParts, type DraftDesk, during } from '../content-desk/draft-desk.js';

export interface DraftRoutesParts extends DeskParts {
  desk: DraftDesk;
}

const kindsQuery = z.object({ kinds: z.string().default('prompt,notice,recording,item') });
const batchParams = z.object({ batch: z.coerce.number().int().positive() });
const jobParams = z.object({ id: z.uuid() });
/** An item may be long: its draft is sent whole. */
const DRAFT_LIMIT = '256kb';
const LISTED = 400;

export function draftRoutes(parts: DraftRoutesParts): ApiRoute[] {
  return [...ownRoutes(parts), ...publishRoutes(parts), ...jobRoutes(parts)];
}

function ownRoutes({ desk }: DraftRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/drafts',
      access: 'viewer',
      summary: 'Drafts of content, the own ones and those of others',
      query: kindsQuery,
      response: draftsViewSchema,
      handle: ({ query, actor }) =>
        desk.drafts(
          actor,
          CONTENT_KINDS.filter((kind) => query.kinds.split(',').includes(kind)),
        ),
    }),
    apiRoute({
      method: 'put',
      path: '/console/drafts',
      access: 'editor',
      summary: 'Keep a draft, in place of the own former one of this key',
      body: draftSaveSchema,
      limit: DRAFT_LIMIT,
      response: draftSavedSchema,
      handle: ({ body, actor }) => desk.save(body, actor),
    }),
    apiRoute({
      method: 'post',
      path: '/console/drafts/discard',
      access: 'editor',
      summary: 'Discard own drafts',
      body: draftKeysSchema,
      limit: DRAFT_LIMIT,
      response: NOTHING,
      handle: ({ body, actor }) => desk.discard(body.keys, actor),
    }),
    apiRoute({
      method: 'post',
      path: '/console/drafts/review',
      access: 'editor',
      summary: 'What publishing own drafts would change, and what stands against it',
      body: draftKeysSchema,
      limit: DRAFT_LIMIT,
      response: reviewSchema,
      handle: async ({ body, actor }) => desk.review(await desk.changes(body.keys, actor)),
    }),
  ];
}

function publishRoutes({ desk, content, contentStore }: DraftRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/console/publications',
      access: 'editor',
      summary: 'Place the scripted calls on own drafts and publish them when all go as they should',
      body: publishRequestSchema,
      limit: DRAFT_LIMIT,
      response: jobViewSchema,
      handle: async ({ body, actor }) => {
        const changes = during(await desk.changes(body.keys, actor), body);
        if (changes.length === 0) throw new HotlineError('not_found', 'there is no such draft of yours');
        return desk.publish(changes, { actor, note: body.note });
      },
    }),
    apiRoute({
      method: 'get',
      path: '/console/publications',
      access: 'viewer',
      summary: 'What was published lately, newest first',
      query: kindsQuery,
      response: z.object({ publications: z.array(publicationViewSchema) }),
      handle: async ({ query }) => {
        const recent = await contentStore.recent({ limit: LISTED });
        const wanted = recent.filter(({ kind }) => query.kinds.split(',').includes(kind));
        const batches = [...new Set(wanted.map(({ batch }) => batch))];
        const view = (batch: number) =>
          publication(
            wanted.filter((one) => one.batch === batch),
            (one) => changeTitle(content(), one, one.value),
          );
        return { publications: batches.map(view) };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/publications/:batch/undo',
      access: 'editor',
      summary: 'Publish what stood before a publication, after the scripted calls',
      params: batchParams,
      body: z.strictObject({}),
      response: jobViewSchema,
      handle: async ({ params, actor }) => {
        const changes = await content().formerValues(params.batch);
        if (changes.length === 0) throw new HotlineError('not_found', 'there is no such publication');
        return desk.publish(changes, { actor, note: `撤销 undo ${params.batch}`, verb: 'undo' });
      },
    }),
  ];
}

function publication(revisions: readonly ContentRevision[], title: (one: ContentRevision) => string) {
  const [first] = revisions as [ContentRevision];
  const { batch, at, by, note, startsAt, endsAt } = first;
  const keys = revisions.toReversed().map((one) => ({ kind: one.kind, key: one.key, title: title(one) }));
  return { batch, atMs: at.getTime(), by, note, startsAtMs: startsAt.getTime(), endsAtMs: endsAt?.getTime() ?? null, keys };
}

function jobRoutes({ jobs }: DraftRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/jobs/:id',
      access: 'viewer',
      summary: 'How far a run of the scripted calls is',
      params: jobParams,
      response: jobViewSchema,
      handle: ({ params }) => {
        const view = jobs.view(params.id);
        if (view === null) throw new HotlineError('not_found', 'this run is not known here any more');
        return view;
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/jobs/:id/cancel',
      access: 'editor',
      summary: 'Stop a run of the scripted calls; nothing is published',
      params: jobParams,
      body: z.strictObject({}),
      response: NOTHING,
      handle: ({ params }) => jobs.cancel(params.id),
    }),
  ];
}
