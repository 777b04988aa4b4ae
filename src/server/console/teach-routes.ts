/** Not understood (待教问题): groups, what teaching one would change, teaching, ignoring, taking it back. */
import { z } from 'zod';
import {
  missedDetailsSchema,
  missedPageSchema,
  missedQuerySchema,
  teachingSchema,
  teachPreviewSchema,
  teachResultSchema,
  teachTargetsSchema,
} from '../../domain/console/teach.js';
import type { Item } from '../../domain/item.js';
import type { MissedGroup } from '../../domain/missed.js';
import { HotlineError } from '../../errors.js';
import { createNearestItems } from '../../understand/nearest-items.js';
import { wordsOf } from '../../understand/taught-words.js';
import { type ApiRoute, apiRoute, NOTHING } from '../api/api-route.js';
import type { LiveContent } from '../live-content.js';
import type { MissedStore } from '../missed-ports.js';
import { remembered } from '../remembered.js';
import { teachGroup, tryTeaching, untaughtGroup } from '../teaching.js';
import { groupView, teachTargets, understoodView } from './teach-views.js';

export interface TeachParts {
  content: () => LiveContent;
  missed: MissedStore;
}

const PAGE_SIZE = 20;
const TURNS_SHOWN = 20;
const CHANGED_SHOWN = 50;
/** Logged questions are replayed of so many days, the most frequent texts first. */
const REPLAY_DAYS = 30;
const MOST_REPLAYED = 1_500;
const DAY_MS = 86_400_000;
const byId = z.object({ id: z.coerce.number().int().positive() });

export function teachRoutes(parts: TeachParts): ApiRoute[] {
  return [...readingRoutes(parts), ...teachingRoutes(parts), ...statusRoutes(parts)];
}

function readingRoutes({ content, missed }: TeachParts): ApiRoute[] {
  const nearestItems = remembered((items: readonly Item[]) => createNearestItems(items, wordsOf(content().language)['zh-CN']));
  const view = (group: MissedGroup) => {
    const published = content().published();
    return groupView(group, published, nearestItems(published.knowledge.catalog.items));
  };
  return [
    apiRoute({
      method: 'get',
      path: '/console/teach',
      access: 'viewer',
      summary: 'Groups of questions that were not understood, most frequent first',
      query: missedQuerySchema,
      response: missedPageSchema,
      handle: async ({ query: { status, search, page } }) => {
        const { groups, total } = await missed.groups({ status, search, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
        return { groups: groups.map(view), total, open: await missed.countOpen(), pageSize: PAGE_SIZE };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/console/teach/targets',
      access: 'viewer',
      summary: 'What a question may be taught as',
      response: teachTargetsSchema,
      handle: () => teachTargets(content().published()),
    }),
    apiRoute({
      method: 'get',
      path: '/console/teach/:id',
      access: 'viewer',
      summary: 'One group with the turns it was heard in',
      params: byId,
      response: missedDetailsSchema,
      handle: async ({ params }) => ({
        group: view(await found(missed, params.id)),
        turns: (await missed.turns(params.id, TURNS_SHOWN)).map(({ at, ...turn }) => ({ ...turn, atMs: at.getTime() })),
      }),
    }),
  ];
}

function teachingRoutes({ content, missed }: TeachParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/console/teach/preview',
      access: 'editor',
      summary: 'What would be understood, and which logged questions would change; nothing is published',
      body: teachingSchema,
      response: teachPreviewSchema,
      handle: async ({ body, actor }) => {
        const since = new Date(actor.at.getTime() - REPLAY_DAYS * DAY_MS);
        const utterances = await missed.utterances(since, MOST_REPLAYED);
        const { before, after, changed, errors } = await tryTeaching(body, content(), utterances);
        const { otherBodies } = content().published().knowledge;
        const shown = changed.slice(0, CHANGED_SHOWN).map((one) => ({
          ...one,
          before: understoodView(one.before, otherBodies),
          after: understoodView(one.after, otherBodies),
        }));
        return {
          before: understoodView(before, otherBodies),
          after: understoodView(after, otherBodies),
          changed: shown,
          changedInAll: changed.length,
          replayed: utterances.length,
          days: REPLAY_DAYS,
          errors,
        };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/teach/:id/teach',
      access: 'editor',
      summary: 'Teach a group: as a name of an item, or as how callers say something',
      params: byId,
      body: teachingSchema,
      response: teachResultSchema,
      handle: async ({ params, body, actor }) => {
        await found(missed, params.id);
        return teachGroup({ content: content(), missed }, { id: params.id, teaching: body, actor });
      },
    }),
  ];
}

function statusRoutes({ content, missed }: TeachParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/console/teach/:id/ignore',
      access: 'editor',
      summary: 'Ignore a group: chatter, noise, nothing to teach',
      params: byId,
      response: NOTHING,
      handle: async ({ params, actor }) => {
        await found(missed, params.id);
        await missed.setStatus(params.id, { status: 'ignored' }, actor);
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/teach/:id/undo',
      access: 'editor',
      summary: 'Take back what was decided on a group: what it was taught is unpublished, and it is open again',
      params: byId,
      response: teachResultSchema,
      handle: async ({ params, actor }) => {
        const group = await found(missed, params.id);
        return untaughtGroup({ content: content(), missed }, { group, actor });
      },
    }),
  ];
}

async function found(missed: MissedStore, id: number): Promise<MissedGroup> {
  const group = await missed.group(id);
  if (group === null) throw new HotlineError('not_found', 'there is no such group');
  return group;
}
