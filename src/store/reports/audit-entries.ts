/** Read model: the audit log, newest first, page by page. */
import type { Knex } from 'knex';
import type { AuditChoices, AuditEntryView, AuditPage, AuditQuery } from '../../domain/console/audit.js';
import type { Database } from '../database.js';
import { guarded } from '../store-failure.js';

/** The instants are half-open: at or after `fromMs`, before `toMs`. */
export type AuditFilter = Omit<AuditQuery, 'from' | 'to'> & { fromMs?: number; toMs?: number };

/** One page of the entries that match. */
export const auditEntries = guarded(async ({ read }: Database, query: AuditFilter): Promise<AuditPage> => {
  const rows: Row[] = await read<Row>('audit_log')
    .modify(narrow, query)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  const entries = rows.slice(0, query.limit).map(toEntry);
  return { entries, next: rows.length > query.limit ? (entries.at(-1)?.id ?? null) : null };
});

/** Who and what there is to filter by. */
export const auditChoices = guarded(async ({ read }: Database): Promise<AuditChoices> => {
  const [people, actions] = await Promise.all(
    ['username', 'action'].map((column) => read('audit_log').distinct(column).orderBy(column).limit(500).pluck(column)),
  );
  return { people: people ?? [], actions: actions ?? [] };
});

function narrow(rows: Knex.QueryBuilder, { by, action, subject, fromMs, toMs, before }: AuditFilter): void {
  if (by) rows.where({ username: by });
  if (action) rows.where((either) => either.where({ action }).orWhereLike('action', `${likeText(action)}.%`));
  if (subject) rows.whereRaw("subject like ? escape '\\'", [`%${likeText(subject)}%`]);
  if (fromMs !== undefined) rows.where('at_ms', '>=', fromMs);
  if (toMs !== undefined) rows.where('at_ms', '<', toMs);
  if (before !== undefined) rows.where('id', '<', before);
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

interface Row {
  id: number;
  at_ms: number | string;
  username: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
}

function toEntry({ id, at_ms, username, action, subject, before, after }: Row): AuditEntryView {
  return { id, atMs: Number(at_ms), by: username, action, subject, before: data(before), after: data(after) };
}

function data(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
