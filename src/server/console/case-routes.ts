/** Cases: import by sheet with a preview, import by interface, what came of the last ones, look-up of one. */
import { z } from 'zod';
import type { CaseStore } from '../../calls/ports.js';
import { readCaseJson } from '../../catalog/cases/read-case-json.js';
import { isCaseSheet, readCaseSheet } from '../../catalog/cases/read-case-sheet.js';
import { type CaseRules, casesToWrite, countStaged, type StagedCase, stageCases } from '../../catalog/cases/stage-cases.js';
import type { PublishedKnowledge } from '../../dialog/knowledge.js';
import { type CaseFile, FINISHED_STATUSES } from '../../domain/case-file.js';
import {
  CASE_ROWS_SHOWN,
  type CaseProblem,
  caseFoundSchema,
  caseImportListSchema,
  caseImportResultSchema,
  caseLookupSchema,
  casePreviewSchema,
  caseUploadResultSchema,
  caseUploadSchema,
  describedCaseUploadSchema,
} from '../../domain/console/cases.js';
import { dayOf } from '../../domain/zoned-day.js';
import { HotlineError } from '../../errors.js';
import type { CaseImportRecord, CaseImportStore } from '../../store/case-imports.js';
import { type ApiRoute, apiRoute, fileRoute } from '../api/api-route.js';
import { caseTemplateCsv, caseTemplateXlsx, refusedCasesXlsx } from '../sheets/case-template.js';
import { readSheetFile } from '../sheets/read-sheet-file.js';

export interface CaseParts {
  caseImports: CaseImportStore;
  cases: Pick<CaseStore, 'countCases'>;
  knowledge: () => Pick<PublishedKnowledge, 'catalog' | 'centre'>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET = { types: [XLSX, 'text/csv', 'application/octet-stream', 'application/vnd.ms-excel'], limit: '20mb' };
const CASE_SHEET = { has: isCaseSheet, title: '回执号', sheet: '办件' };
const PROBLEMS_KEPT = 50;
const IMPORTS_SHOWN = 20;

export function caseRoutes(parts: CaseParts): ApiRoute[] {
  return [...sheetRoutes(parts), interfaceRoute(parts), ...lookingRoutes(parts)];
}

function sheetRoutes(parts: CaseParts): ApiRoute[] {
  return [
    fileRoute({
      method: 'get',
      path: '/console/cases/template',
      access: 'viewer',
      summary: 'The empty sheet of cases, as XLSX or CSV',
      query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
      types: [XLSX, 'text/csv'],
      handle: async ({ query: { format } }) =>
        format === 'csv'
          ? { type: 'text/csv', name: '办件模板.csv', body: caseTemplateCsv() }
          : { type: XLSX, name: '办件模板.xlsx', body: await caseTemplateXlsx() },
    }),
    apiRoute({
      method: 'post',
      path: '/console/cases/preview',
      access: 'editor',
      summary: 'What importing a sheet of cases would do, row by row; nothing is stored',
      upload: SHEET,
      response: casePreviewSchema,
      handle: async ({ bytes }) => {
        const staged = await stageSheet(parts, bytes);
        if (!Array.isArray(staged)) return { result: 'unreadable' as const, problems: staged.problems };
        return { result: 'staged' as const, counts: countStaged(staged), rows: worthSeeing(staged) };
      },
    }),
    fileRoute({
      method: 'post',
      path: '/console/cases/refused',
      access: 'editor',
      summary: 'The rows of a sheet that would be refused, each with what is wrong, as a sheet to be mended',
      upload: SHEET,
      types: [XLSX],
      handle: async ({ bytes }) => {
        const read = await readSheetFile(bytes, CASE_SHEET);
        if (!read.ok) throw new HotlineError('bad_request', read.problem.message.en);
        const staged = await stage(parts, readCaseSheet(read.table).rows);
        const refused = staged.filter(({ state }) => state === 'error');
        return { type: XLSX, name: '有问题的办件.xlsx', body: await refusedCasesXlsx(read.table, refused) };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/cases/import',
      access: 'editor',
      summary: 'Import a sheet of cases; rows with errors are left out',
      query: z.object({ file: z.string().max(200).default('') }),
      upload: SHEET,
      response: caseImportResultSchema,
      handle: async ({ bytes, query, actor }) => {
        const staged = await stageSheet(parts, bytes);
        if (!Array.isArray(staged)) return { result: 'unreadable' as const, problems: staged.problems };
        const record = recordOf(staged, query.file || '办件');
        await parts.caseImports.importCases(casesToWrite(staged), record, actor);
        return { result: 'imported' as const, counts: record.counts };
      },
    }),
  ];
}

function interfaceRoute(parts: CaseParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/cases',
    access: 'token',
    summary: 'Send cases from another system: inserted or replaced by receipt number, errors by row',
    limit: '20mb',
    body: caseUploadSchema,
    describedBody: describedCaseUploadSchema,
    response: caseUploadResultSchema,
    handle: async ({ body, actor }) => {
      const staged = await stage(parts, readCaseJson(body.cases));
      const record = recordOf(staged, null);
      await parts.caseImports.importCases(casesToWrite(staged), record, actor);
      const errors = staged.filter(({ state }) => state === 'error');
      return {
        ...record.counts,
        errors: errors.map(({ row, receipt, problems }) => ({ row, receipt, problems: problems.map(({ message }) => message.en) })),
      };
    },
  });
}

function lookingRoutes({ caseImports, cases, knowledge }: CaseParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/cases/imports',
      access: 'viewer',
      summary: 'What came of the last imports of cases',
      response: caseImportListSchema,
      handle: async () => ({ imports: await caseImports.listImports(IMPORTS_SHOWN), stored: await cases.countCases() }),
    }),
    apiRoute({
      method: 'post',
      path: '/console/cases/look-up',
      access: 'viewer',
      summary: 'One case by its receipt number, without the second factor; noted in the audit log',
      body: caseLookupSchema,
      response: caseFoundSchema,
      handle: async ({ body, actor }) => {
        const file = await caseImports.lookUpCase(body.receipt, actor);
        if (file === null) return { case: null };
        const { catalog, centre } = knowledge();
        const { phone_tail, ...open } = file;
        return {
          case: {
            ...open,
            itemName: catalog.item(file.item)?.short_name ?? file.item,
            overdue: isOverdue(file, dayOf(centre.time_zone, actor.at.getTime())),
            tailMatches: body.tail === undefined ? null : body.tail === phone_tail,
          },
        };
      },
    }),
  ];
}

function isOverdue({ promised_on, status }: CaseFile, today: string): boolean {
  return promised_on !== null && promised_on < today && !FINISHED_STATUSES.includes(status);
}

async function stageSheet(parts: CaseParts, bytes: Buffer): Promise<StagedCase[] | { problems: CaseProblem[] }> {
  const read = await readSheetFile(bytes, CASE_SHEET);
  if (!read.ok) return { problems: [read.problem] };
  const { rows, problems } = readCaseSheet(read.table);
  return problems.length > 0 ? { problems } : stage(parts, rows);
}

async function stage({ caseImports, knowledge }: CaseParts, rows: Parameters<typeof stageCases>[0]): Promise<StagedCase[]> {
  const { catalog, centre } = knowledge();
  const rules: CaseRules = { receipt: centre.receipt, knowsItem: (code) => catalog.item(code) !== undefined };
  const receipts = rows.flatMap(({ receipt }) => (receipt === null ? [] : [receipt]));
  return stageCases(rows, await caseImports.storedCases(receipts), rules);
}

function recordOf(staged: readonly StagedCase[], file: string | null): CaseImportRecord {
  const failed = staged.filter(({ state }) => state === 'error').slice(0, PROBLEMS_KEPT);
  const problems = failed.map(({ row, receipt, problems: [first] }) => ({
    row,
    receipt,
    text: first?.message ?? { zh: '', en: '' },
  }));
  return { file, counts: countStaged(staged), problems };
}

/** Errors first; what does not change is only counted. */
function worthSeeing(staged: readonly StagedCase[]): StagedCase[] {
  const rank = { error: 0, changed: 1, new: 2, unchanged: 3 };
  const seen = staged
    .filter(({ state }) => state !== 'unchanged')
    .toSorted((a, b) => rank[a.state] - rank[b.state] || a.row - b.row);
  return seen.slice(0, CASE_ROWS_SHOWN);
}
