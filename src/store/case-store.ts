/** The case store in SQL: filed applications and the wrong second factors given for them. */
import type { CaseStore } from '../calls/ports.js';
import { type CaseFile, caseFileSchema } from '../domain/case-file.js';
import { HotlineError } from '../errors.js';
import type { Database } from './database.js';
import { guarded } from './store-failure.js';

/** Rows a statement; databases limit the values of one statement. */
const CHUNK = 200;

/** The case store of `calls/ports.ts`. Throws HotlineError: store_unavailable when the database is. */
export function createCaseStore({ sql }: Database): CaseStore {
  return {
    findCase: guarded(async (receipt) => {
      const row = await sql('cases').where({ receipt }).first();
      return row ? fromCaseRow(row) : null;
    }),

    receiptFailures: guarded(async (receipt, since) =>
      count(await sql('receipt_failures').where({ receipt }).where('at_ms', '>=', since.getTime()).count({ count: '*' })),
    ),

    upsertCases: guarded(async (cases) => {
      const rows = [...new Map(cases.map((file) => [file.receipt, toCaseRow(file)])).values()];
      await sql.transaction(async (trx) => {
        for (let start = 0; start < rows.length; start += CHUNK) {
          await trx('cases')
            .insert(rows.slice(start, start + CHUNK))
            .onConflict('receipt')
            .merge();
        }
      });
    }),

    countCases: guarded(async () => count(await sql('cases').count({ count: '*' }))),
  };
}

function count(rows: { count?: string | number }[]): number {
  return Number(rows[0]?.count ?? 0);
}

export function toCaseRow(file: CaseFile) {
  return { ...file, departments: JSON.stringify(file.departments) };
}

/** Cases come from another system, perhaps straight into the table: they are checked when sql. */
export function fromCaseRow(row: { departments: string }): CaseFile {
  const file = caseFileSchema.safeParse({ ...row, departments: JSON.parse(row.departments) });
  if (file.success) return file.data;
  throw new HotlineError(
    'internal',
    `a row of cases is malformed: ${file.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
  );
}
