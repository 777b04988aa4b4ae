/** Imports of cases in SQL: what is stored by now, writing a batch with its record, and looking one up. */
import type { Knex } from 'knex';
import type { Actor } from '../domain/actor.js';
import type { CaseFile } from '../domain/case-file.js';
import type { CaseCounts, CaseImport } from '../domain/console/cases.js';
import { audit } from './audit-log.js';
import { fromCaseRow, toCaseRow } from './case-store.js';
import type { Database } from './database.js';
import { guarded } from './store-failure.js';
import { writeTransaction } from './write-transaction.js';

/** Values and rows a statement; databases limit both. */
const CHUNK = 200;
/** Rows a transaction: calls wait for the writer no longer than that takes. */
const BATCH = 2_000;
/** Records kept; a nightly import makes one a day, an eager one hundreds. */
const KEPT = 500;

export type CaseImportRecord = Omit<CaseImport, 'id' | 'atMs' | 'by'>;

export interface CaseImportStore {
  /** Cases by receipt number, those there are. */
  storedCases(receipts: readonly string[]): Promise<Map<string, CaseFile>>;
  /** Writes cases by receipt number and then the record, with an audit entry where anything changed. Doing it again does no harm. */
  importCases(files: readonly CaseFile[], record: CaseImportRecord, actor: Actor): Promise<void>;
  /** The newest imports first. */
  listImports(limit: number): Promise<CaseImport[]>;
  /** One case; that somebody looked is in the audit log, also when there is none. */
  lookUpCase(receipt: string, actor: Actor): Promise<CaseFile | null>;
}

/** Throws HotlineError: store_unavailable when the database is. */
export function createCaseImports({ sql, read }: Database): CaseImportStore {
  return {
    storedCases: guarded(async (receipts) => {
      const stored = new Map<string, CaseFile>();
      for (const part of parts(receipts, CHUNK))
        for (const row of await read('cases').whereIn('receipt', part)) stored.set(row.receipt, fromCaseRow(row));
      return stored;
    }),

    importCases: guarded(async (files, record, actor) => {
      for (const batch of parts(files, BATCH)) await sql.transaction((trx) => upsert(trx, batch));
      await sql.transaction((trx) => keepRecord(trx, record, actor));
    }),

    listImports: guarded(async (limit) => (await read<Row>('case_imports').orderBy('id', 'desc').limit(limit)).map(toImport)),

    lookUpCase: guarded((receipt, actor) =>
      writeTransaction(sql, async (trx) => {
        const row = await trx('cases').where({ receipt }).first();
        await audit(trx, actor, { action: 'case.look-up', subject: receipt, after: { found: row !== undefined } });
        return row === undefined ? null : fromCaseRow(row);
      }),
    ),
  };
}

async function upsert(trx: Knex, files: readonly CaseFile[]): Promise<void> {
  for (const part of parts(files, CHUNK)) await trx('cases').insert(part.map(toCaseRow)).onConflict('receipt').merge();
}

async function keepRecord(trx: Knex, { file, counts, problems }: CaseImportRecord, actor: Actor): Promise<void> {
  const row = {
    at_ms: actor.at.getTime(),
    username: actor.by,
    file,
    counts: JSON.stringify(counts),
    problems: JSON.stringify(problems),
  };
  await trx('case_imports').insert(row);
  const [oldest]: { id: number }[] = await trx('case_imports').orderBy('id', 'desc').offset(KEPT).limit(1).select('id');
  if (oldest) await trx('case_imports').where('id', '<=', oldest.id).delete();
  if (counts.created + counts.changed === 0) return;
  await audit(trx, actor, { action: 'case.import', subject: file ?? 'POST /api/cases', after: counts });
}

function parts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

interface Row {
  id: number;
  at_ms: number | string;
  username: string;
  file: string | null;
  counts: string;
  problems: string;
}

function toImport({ id, at_ms, username, file, counts, problems }: Row): CaseImport {
  return { id, atMs: Number(at_ms), by: username, file, counts: JSON.parse(counts) as CaseCounts, problems: JSON.parse(problems) };
}
