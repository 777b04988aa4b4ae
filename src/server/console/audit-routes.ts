/** The audit log, to be read. */
import { auditChoicesSchema, auditPageSchema, auditQuerySchema } from '../../domain/console/audit.js';
import { addDays } from '../../domain/day.js';
import { startOfDayMs } from '../../domain/zoned-day.js';
import type { Database } from '../../store/database.js';
import { auditChoices, auditEntries } from '../../store/reports/audit-entries.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';

export interface AuditParts {
  database: Database;
  /** The centre's. */
  timeZone: () => string;
}

export function auditRoutes({ database, timeZone }: AuditParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/audit',
      access: 'manager',
      summary: 'The audit log, newest first, filtered, page by page',
      query: auditQuerySchema,
      response: auditPageSchema,
      handle: ({ query: { from, to, ...query } }) => {
        const fromMs = from === undefined ? undefined : startOfDayMs(timeZone(), from);
        const toMs = to === undefined ? undefined : startOfDayMs(timeZone(), addDays(to, 1));
        return auditEntries(database, { ...query, fromMs, toMs });
      },
    }),
    apiRoute({
      method: 'get',
      path: '/console/audit/choices',
      access: 'manager',
      summary: 'People and actions the audit log can be filtered by',
      response: auditChoicesSchema,
      handle: () => auditChoices(database),
    }),
  ];
}
