/** The catalog for the console: look, check, export, and import in two steps that do the very same. */
import { z } from 'zod';
import { itemCells } from '../../catalog/sheet/item-fields.js';
import { SHEET_COLUMNS } from '../../catalog/sheet/sheet-columns.js';
import { importedItems, type StagedImport, stageImport } from '../../catalog/sheet/stage-import.js';
import {
  catalogViewSchema,
  importPreviewSchema,
  importQuerySchema,
  itemCheckRequestSchema,
  itemCheckSchema,
  itemDetailSchema,
} from '../../domain/console/catalog.js';
import { jobViewSchema } from '../../domain/console/content-jobs.js';
import { itemCode, windowCode } from '../../domain/item.js';
import { HotlineError } from '../../errors.js';
import { type ApiRoute, apiRoute, fileRoute } from '../api/api-route.js';
import { checkItem, checkWindow, entryDetail } from '../content-desk/catalog-entry.js';
import { catalogView, importPreview } from '../content-desk/catalog-views.js';
import { during } from '../content-desk/draft-desk.js';
import { writeCsv } from '../sheets/csv.js';
import { readSheetFile } from '../sheets/read-sheet-file.js';
import { writeCatalogXlsx, writeTemplateXlsx } from '../sheets/write-catalog-xlsx.js';
import type { DraftRoutesParts } from './draft-routes.js';

export interface CatalogRoutesParts extends DraftRoutesParts {
  /** YYYY-MM-DD at the centre. */
  today: (at: Date) => string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEETS = { types: [XLSX, 'text/csv', 'application/vnd.ms-excel', 'application/octet-stream', 'text/plain'], limit: '20mb' };

export function catalogRoutes(parts: CatalogRoutesParts): ApiRoute[] {
  return [...itemRoutes(parts), ...exportRoutes(parts), ...importRoutes(parts)];
}

function itemRoutes(parts: CatalogRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/catalog',
      access: 'viewer',
      summary: 'Windows, items with their findings, and the fields of an item',
      response: catalogViewSchema,
      handle: ({ actor }) => catalogView(parts, actor),
    }),
    apiRoute({
      method: 'get',
      path: '/console/catalog/items/:code',
      access: 'viewer',
      summary: 'One item: as published, drafts, findings, history',
      params: z.object({ code: itemCode }),
      response: itemDetailSchema,
      handle: ({ params, actor }) => entryDetail(parts, { kind: 'item', key: params.code }, actor),
    }),
    apiRoute({
      method: 'get',
      path: '/console/catalog/windows/:code',
      access: 'viewer',
      summary: 'One window: as published, drafts, history',
      params: z.object({ code: windowCode }),
      response: itemDetailSchema,
      handle: ({ params, actor }) => entryDetail(parts, { kind: 'window', key: params.code }, actor),
    }),
    apiRoute({
      method: 'post',
      path: '/console/catalog/check-window',
      access: 'viewer',
      summary: 'What the checks say of a window that is being written',
      body: itemCheckRequestSchema,
      response: itemCheckSchema,
      handle: ({ body, actor }) => ({ findings: checkWindow(parts.content(), body.item, parts.today(actor.at)) }),
    }),
    apiRoute({
      method: 'post',
      path: '/console/catalog/check',
      access: 'viewer',
      summary: 'What the checks say of an item that is being written',
      body: itemCheckRequestSchema,
      limit: '256kb',
      response: itemCheckSchema,
      handle: ({ body, actor }) => ({ findings: checkItem(parts.content(), body.item, parts.today(actor.at)) }),
    }),
  ];
}

function exportRoutes({ content, today }: CatalogRoutesParts): ApiRoute[] {
  const catalog = () => content().published().knowledge.catalog;
  return [
    fileRoute({
      method: 'get',
      path: '/console/catalog/template.xlsx',
      access: 'viewer',
      summary: 'The empty sheet with drop-downs and instructions',
      types: [XLSX],
      handle: async () => ({ type: XLSX, name: '事项导入模板.xlsx', body: await writeTemplateXlsx(catalog().windows) }),
    }),
    fileRoute({
      method: 'get',
      path: '/console/catalog/export.xlsx',
      access: 'viewer',
      summary: 'All items as the sheet that can be imported again',
      types: [XLSX],
      handle: async ({ actor }) => ({
        type: XLSX,
        name: `事项-${today(actor.at)}.xlsx`,
        body: await writeCatalogXlsx(catalog().items, catalog().windows),
      }),
    }),
    fileRoute({
      method: 'get',
      path: '/console/catalog/export.csv',
      access: 'viewer',
      summary: 'All items as CSV in the columns of the sheet',
      types: ['text/csv'],
      handle: async ({ actor }) => {
        const rows = [SHEET_COLUMNS.map(({ title }) => title.zh), ...catalog().items.map(itemCells)];
        return { type: 'text/csv; charset=utf-8', name: `事项-${today(actor.at)}.csv`, body: writeCsv(rows) };
      },
    }),
  ];
}

function importRoutes(parts: CatalogRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/console/catalog/import/preview',
      access: 'editor',
      summary: 'What importing an XLSX or CSV would do, by row and cell; nothing is changed',
      upload: SHEETS,
      response: importPreviewSchema,
      handle: async ({ bytes, actor }) => importPreview(await staged(parts, bytes, actor.at)),
    }),
    apiRoute({
      method: 'post',
      path: '/console/catalog/import',
      access: 'editor',
      summary: 'Import an XLSX or CSV as one publication, after the scripted calls',
      upload: SHEETS,
      query: importQuerySchema,
      response: jobViewSchema,
      handle: async ({ bytes, actor, query }) => {
        const staging = await staged(parts, bytes, actor.at);
        refuseFaulty(staging);
        const items = importedItems(staging);
        const bases = await Promise.all(items.map(({ code }) => parts.contentStore.newestOf({ kind: 'item', key: code })));
        const changes = items.map((item, index) => ({
          kind: 'item' as const,
          key: item.code,
          value: item,
          base: bases[index] ?? 0,
        }));
        const period = { startsAtMs: query.startsAtMs ?? null, endsAtMs: null };
        return parts.desk.publish(during(changes, period), { actor, note: query.note, verb: 'import' });
      },
    }),
  ];
}

async function staged({ content, today }: CatalogRoutesParts, bytes: Buffer, at: Date): Promise<StagedImport> {
  const { items, windows } = content().published().knowledge.catalog;
  const read = await readSheetFile(bytes);
  if (!read.ok) return { rows: [], problems: [read.problem], untouched: items.length };
  return stageImport(read.table, { items, windows, today: today(at) });
}

/** A file with a single wrong cell changes nothing: half an import is worse than none. */
function refuseFaulty({ rows, problems }: StagedImport): void {
  const faulty = rows.filter(({ state }) => state === 'error').length;
  if (problems.length > 0 || faulty > 0)
    throw new HotlineError('bad_request', `${problems.length + faulty} rows cannot be imported; look at the preview again`);
  if (!rows.some(({ state }) => state === 'new' || state === 'changed'))
    throw new HotlineError('bad_request', 'the sheet changes nothing');
}
