/** The content store in SQL: revisions are only ever added, their numbers are the compare-and-set. */
import type { Knex } from 'knex';
import type { ContentDraft, ContentKind, ContentRevision } from '../domain/content.js';
import type { ContentStore, NewRevision } from '../server/content-ports.js';
import { type AuditEntry, audit } from './audit-log.js';
import type { Database } from './database.js';
import { isConstraintViolation } from './sqlite.js';
import { errorCode, guarded } from './store-failure.js';

/** Rows a statement; SQLite takes 500 and a limited number of values. */
const CHUNK = 100;

/** The content store of `server/content-ports.ts`. Throws HotlineError: store_unavailable when the database is. */
export function createContentStore({ sql, read }: Database): ContentStore {
  return { ...revisionMethods(sql, read), ...draftMethods(sql, read) };
}

type RevisionMethods = Omit<ContentStore, 'saveDraft' | 'drafts' | 'deleteDrafts'>;

function revisionMethods(sql: Knex, read: Knex): RevisionMethods {
  const rows = () => read<RevisionRow>('content_revisions');
  const newestWhere = async (query: Knex.QueryBuilder): Promise<number> => {
    const row = await query.max({ newest: 'revision' }).first();
    return Number(row?.newest ?? 0);
  };
  return {
    // Over the handle of the calls: these are short, and must not wait for a long report.
    newest: guarded(() => newestWhere(sql('content_revisions'))),
    newestOf: guarded(({ kind, key }) => newestWhere(sql('content_revisions').where({ kind, key }))),

    since: guarded(async (revision, now) => {
      const found: RevisionRow[] = await sql('content_revisions as own')
        .where('own.revision', '>', revision)
        .whereNotExists(outlivedBy(sql, now))
        .orderBy('own.revision')
        .select('own.*');
      return found.map(toRevision);
    }),

    append: guarded(async (revisions, newest, entry) => {
      const numbered = revisions.map((one, at): ContentRevision => ({ ...one, revision: newest + 1 + at, batch: newest + 1 }));
      return (await insertAll(sql, numbered, entry)) ? numbered : null;
    }),

    history: guarded(async ({ kind, key }) => (await rows().where({ kind, key }).orderBy('revision', 'desc')).map(toRevision)),
    batch: guarded(async (batch) => (await rows().where({ batch }).orderBy('revision')).map(toRevision)),
    recent: guarded(async ({ kind, limit, before }) => {
      const query = rows().orderBy('revision', 'desc').limit(limit);
      if (kind !== undefined) query.where({ kind });
      if (before !== undefined) query.where('revision', '<', before);
      return (await query).map(toRevision);
    }),
  };
}

/** A revision of the same key that has begun later, already stands and never ends. */
function outlivedBy(sql: Knex, now: Date): Knex.QueryBuilder {
  return sql('content_revisions as other')
    .where('other.kind', sql.ref('own.kind'))
    .where('other.key', sql.ref('own.key'))
    .whereNull('other.ends_at_ms')
    .where('other.starts_at_ms', '<=', now.getTime())
    .whereRaw(
      '(other.starts_at_ms > own.starts_at_ms or (other.starts_at_ms = own.starts_at_ms and other.revision > own.revision))',
    );
}

async function insertAll(sql: Knex, revisions: readonly ContentRevision[], entry: AuditEntry): Promise<boolean> {
  const [first] = revisions;
  if (first === undefined) return true;
  try {
    await sql.transaction(async (trx) => {
      await trx.batchInsert('content_revisions', revisions.map(toRow), CHUNK);
      await audit(trx, first, entry);
    });
    return true;
  } catch (error) {
    if (isConstraintViolation(errorCode(error))) return false;
    throw error;
  }
}

function draftMethods(sql: Knex, read: Knex): Pick<ContentStore, 'saveDraft' | 'drafts' | 'deleteDrafts'> {
  return {
    saveDraft: guarded(async ({ kind, key, value, base, by, at }) => {
      const row = { kind, key, author: by, value: JSON.stringify(value), base, at_ms: at.getTime() };
      await sql('content_drafts').insert(row).onConflict(['kind', 'key', 'author']).merge();
    }),

    drafts: guarded(async ({ kind, key, by } = {}) => {
      const query = read<DraftRow>('content_drafts').orderBy('at_ms', 'desc');
      if (kind !== undefined) query.where({ kind });
      if (key !== undefined) query.where({ key });
      if (by !== undefined) query.where({ author: by });
      return (await query).map(toDraft);
    }),

    deleteDrafts: guarded((keys, by) =>
      sql.transaction(async (trx) => {
        for (const { kind, key } of keys) await trx('content_drafts').where({ kind, key, author: by }).delete();
      }),
    ),
  };
}

interface RevisionRow {
  revision: number;
  batch: number;
  at_ms: number | string;
  author: string;
  kind: string;
  key: string;
  value: string | null;
  note: string | null;
  starts_at_ms: number | string;
  ends_at_ms: number | string | null;
}

interface DraftRow {
  kind: string;
  key: string;
  author: string;
  value: string;
  base: number;
  at_ms: number | string;
}

function toRow({ revision, batch, at, by, kind, key, value, note, startsAt, endsAt }: NewRevision & ContentRevision): RevisionRow {
  return {
    revision,
    batch,
    at_ms: at.getTime(),
    author: by,
    kind,
    key,
    value: JSON.stringify(value),
    note,
    starts_at_ms: startsAt.getTime(),
    ends_at_ms: endsAt?.getTime() ?? null,
  };
}

function toRevision(row: RevisionRow): ContentRevision {
  return {
    revision: row.revision,
    batch: row.batch,
    at: new Date(Number(row.at_ms)),
    by: row.author,
    kind: row.kind as ContentKind,
    key: row.key,
    value: row.value === null ? null : JSON.parse(row.value),
    note: row.note,
    startsAt: new Date(Number(row.starts_at_ms)),
    endsAt: row.ends_at_ms === null ? null : new Date(Number(row.ends_at_ms)),
  };
}

function toDraft({ kind, key, value, base, author, at_ms }: DraftRow): ContentDraft {
  return { kind: kind as ContentKind, key, value: JSON.parse(value), base, by: author, at: new Date(Number(at_ms)) };
}
