/** The call log: lists, counts, one call, what is going on now. */
import {
  callCountSchema,
  callDetailsSchema,
  callIdSchema,
  callPageQuerySchema,
  callPageSchema,
  callQuerySchema,
  liveCallsSchema,
  namesSchema,
} from '../../domain/console/calls.js';
import { HotlineError } from '../../errors.js';
import { knownTags } from '../../store/call-notes.js';
import { isDemoHidden } from '../../store/demo-month-mark.js';
import { callDetails } from '../../store/reports/call-details.js';
import { countCalls, listCalls } from '../../store/reports/call-list.js';
import { liveCalls } from '../../store/reports/live-calls.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';
import { filterOf, type ReportParts, reportCentre } from '../report-parts.js';

/** A call without a turn for this long is no longer shown as going on; the sweep ends it later. */
const LIVE_MS = 600_000;
const MOST_LIVE = 100;

export function callsRoutes(parts: ReportParts): ApiRoute[] {
  return [listRoute(parts), countRoute(parts), liveRoute(parts), namesRoute(parts), detailsRoute(parts)];
}

function listRoute(parts: ReportParts): ApiRoute {
  const { database } = parts;
  return apiRoute({
    method: 'get',
    path: '/console/calls',
    access: 'viewer',
    summary: 'Calls that are over, newest first, by any combination of filters',
    query: callPageQuerySchema,
    response: callPageSchema,
    handle: async ({ query: { before, limit, ...query } }) =>
      listCalls(database, filterOf(query, reportCentre(parts)), { before, limit, hideDemo: await isDemoHidden(database) }),
  });
}

function countRoute(parts: ReportParts): ApiRoute {
  const { database } = parts;
  return apiRoute({
    method: 'get',
    path: '/console/calls/count',
    access: 'viewer',
    summary: 'How many calls a filter leaves',
    query: callQuerySchema,
    response: callCountSchema,
    handle: async ({ query }) => ({
      count: await countCalls(database, filterOf(query, reportCentre(parts)), { hideDemo: await isDemoHidden(database) }),
    }),
  });
}

function liveRoute({ database }: ReportParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/console/calls/live',
    access: 'viewer',
    summary: 'Calls that are going on',
    response: liveCallsSchema,
    handle: async ({ actor }) => {
      const nowMs = actor.at.getTime();
      return { nowMs, calls: await liveCalls(database, { sinceMs: nowMs - LIVE_MS, most: MOST_LIVE }) };
    },
  });
}

function namesRoute(parts: ReportParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/console/calls/names',
    access: 'viewer',
    summary: 'Names of items, windows and tags, and the day at the centre',
    response: namesSchema,
    handle: async ({ actor }) => {
      const { catalog } = parts.published().knowledge;
      const centre = reportCentre(parts);
      return {
        items: catalog.items.map(({ code, short_name: name, window }) => ({ code, name, window })),
        windows: catalog.windows.map(({ code, short_name: name }) => ({ code, name })),
        tags: await knownTags(parts.database),
        today: centre.today(actor.at),
        timeZone: centre.timeZone,
      };
    },
  });
}

function detailsRoute({ database }: ReportParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/console/calls/:id',
    access: 'viewer',
    summary: 'One call turn by turn, with notes, tags, tickets and recordings',
    params: callIdSchema,
    response: callDetailsSchema,
    handle: async ({ params }) => {
      const call = await callDetails(database, params.id);
      if (call === null) throw new HotlineError('not_found', 'there is no such call');
      return call;
    },
  });
}
