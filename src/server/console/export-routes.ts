/** Downloads of the filtered calls, and how far they are. */
import type { Readable } from 'node:stream';
import type { Clock } from '../../domain/clock.js';
import { callQuerySchema, exportIdSchema, exportProgressSchema } from '../../domain/console/calls.js';
import { audit } from '../../store/audit-log.js';
import { isDemoHidden } from '../../store/demo-month-mark.js';
import { countCalls } from '../../store/reports/call-list.js';
import { type ApiRoute, apiRoute, fileRoute } from '../api/api-route.js';
import { callsCsv, callsXlsx } from '../call-export.js';
import { createExportWatch, type ExportWatch } from '../export-progress.js';
import { filterOf, type ReportParts, reportCentre } from '../report-parts.js';

type Format = 'csv' | 'xlsx';

const FORMATS: Record<Format, { type: string; write: typeof callsCsv }> = {
  csv: { type: 'text/csv', write: callsCsv },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: callsXlsx },
};

export function exportRoutes(parts: ReportParts & { clock: Clock }): ApiRoute[] {
  const watch = createExportWatch(parts.clock);
  const progress = apiRoute({
    method: 'get',
    path: '/console/exports/:export',
    access: 'manager',
    summary: 'How far a download is',
    params: exportIdSchema,
    response: exportProgressSchema,
    handle: ({ params }) => watch.progress(params.export),
  });
  return [exportRoute(parts, watch, 'csv'), exportRoute(parts, watch, 'xlsx'), progress];
}

function exportRoute(parts: ReportParts, watch: ExportWatch, format: Format): ApiRoute {
  const { type, write } = FORMATS[format];
  const { database } = parts;
  return fileRoute({
    method: 'get',
    path: `/console/exports/calls.${format}`,
    access: 'manager',
    summary: `All calls a filter leaves, as ${format.toUpperCase()}, numbers masked`,
    query: callQuerySchema.extend(exportIdSchema.shape),
    types: [type],
    handle: async ({ query: { export: id, ...query }, actor }) => {
      const centre = reportCentre(parts);
      const filter = filterOf(query, centre);
      const hideDemo = await isDemoHidden(database);
      const total = await countCalls(database, filter, { hideDemo });
      const { tail, ...shown } = query;
      await audit(database.sql, actor, {
        action: 'call.export',
        subject: format,
        after: { ...shown, tail: tail?.slice(-4), calls: total },
      });
      const step = watch.begin(id, total);
      const body = write(filter, { database, hideDemo, ...centre, progress: step.wrote });
      tell(body, step);
      return {
        type,
        name: `通话记录-${query.from ?? ''}${query.to && query.to !== query.from ? `-${query.to}` : ''}.${format}`,
        body,
      };
    },
  });
}

function tell(body: Readable, step: ReturnType<ExportWatch['begin']>): void {
  body.once('end', () => step.ended('done'));
  body.once('error', () => step.ended('failed'));
  body.once('close', () => body.readableEnded || step.ended('failed'));
}
