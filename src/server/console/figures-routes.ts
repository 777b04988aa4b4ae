/** The overview and the monthly bulletin. */
import { overdueBefore } from '../../catalog/ticket-deadline.js';
import type { Bulletin } from '../../domain/console/figures.js';
import { bulletinQuerySchema, bulletinSchema, overviewSchema, periodSchema } from '../../domain/console/figures.js';
import { addDays } from '../../domain/day.js';
import { monthPeriod } from '../../domain/period.js';
import { HotlineError } from '../../errors.js';
import { isDemoHidden } from '../../store/demo-month-mark.js';
import { bulletin } from '../../store/reports/bulletin.js';
import { overview } from '../../store/reports/overview.js';
import { type ApiRoute, apiRoute, fileRoute } from '../api/api-route.js';
import { bulletinBook } from '../bulletin-book.js';
import { type ReportParts, reportCentre } from '../report-parts.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_DAYS = 400;

export function figuresRoutes(parts: ReportParts): ApiRoute[] {
  return [overviewRoute(parts), bulletinRoute(parts), bulletinFileRoute(parts)];
}

function overviewRoute({ database }: ReportParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/console/overview',
    access: 'viewer',
    summary: 'Figures of a period beside the one before and the same a year ago',
    query: periodSchema,
    response: overviewSchema,
    handle: async ({ query }) => {
      if (query.to < query.from) throw new HotlineError('bad_request', 'the period ends before it begins');
      if (addDays(query.from, MOST_DAYS) < query.to) throw new HotlineError('bad_request', `at most ${MOST_DAYS} days`);
      return overview(database, query, { hideDemo: await isDemoHidden(database) });
    },
  });
}

function bulletinRoute(parts: ReportParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/console/bulletin',
    access: 'viewer',
    summary: 'The bulletin of a month, by window and item',
    query: bulletinQuerySchema,
    response: bulletinSchema,
    handle: ({ query, actor }) => read(parts, query.month, actor.at),
  });
}

function bulletinFileRoute(parts: ReportParts): ApiRoute {
  return fileRoute({
    method: 'get',
    path: '/console/bulletin.xlsx',
    access: 'viewer',
    summary: 'The bulletin of a month as XLSX',
    query: bulletinQuerySchema,
    types: [XLSX],
    handle: async ({ query, actor }) => ({
      type: XLSX,
      name: `月度通报-${query.month}.xlsx`,
      body: await bulletinBook(await read(parts, query.month, actor.at), {
        ...reportCentre(parts),
        centre: parts.published().knowledge.centre.name['zh-CN'],
      }),
    }),
  });
}

async function read(parts: ReportParts, month: string, at: Date): Promise<Bulletin> {
  const { database, published } = parts;
  const centre = reportCentre(parts);
  const { from, to } = monthPeriod(month);
  const { calendar, centre: rules } = published().knowledge;
  return bulletin(database, month, {
    hideDemo: await isDemoHidden(database),
    windowOf: centre.windowOf,
    monthMs: [centre.dayStart(from), centre.dayStart(addDays(to, 1))],
    nowMs: at.getTime(),
    overdueBefore: remembered(
      (day) => overdueBefore(day, rules, calendar),
      (atMs) => centre.today(new Date(atMs)),
    ),
  });
}

/** Worked out once a day: the working days before it have to be counted. */
function remembered<T>(work: (day: string) => T, dayOf: (atMs: number) => string): (atMs: number) => T {
  const known = new Map<string, T>();
  return (atMs) => {
    const day = dayOf(atMs);
    const value = known.get(day) ?? work(day);
    known.set(day, value);
    return value;
  };
}
