/**
 * The audit log (操作日志): every change staff make, with what was before and after. It only grows; the database refuses changes to it.
 *
 * A store that changes something calls `audit(trx, actor, entry)` inside the transaction of the change, so that neither exists without
 * the other; if it reads before it writes, by `writeTransaction`. `action` is `<kind>.<verb>` in the present tense (`prompt.publish`); give it its words in `src/console/audit/actions.ts`.
 */
import type { Knex } from 'knex';
import type { Actor } from '../domain/actor.js';

export interface AuditEntry {
  /** kind.verb, e.g. `ticket.close`. */
  action: string;
  /** What was changed: user name, item code, prompt id, ticket number … never a caller's number. */
  subject: string;
  /** Plain data that says what was before and what is after; leave out what there was not. Never secrets, never whole numbers. */
  before?: unknown;
  after?: unknown;
}

/** Writes one entry; to be called in the transaction of the change it tells of. */
export async function audit(trx: Knex, { by, at }: Actor, { action, subject, before, after }: AuditEntry): Promise<void> {
  const row = { at_ms: at.getTime(), username: by, action, subject, before: text(before), after: text(after) };
  await trx('audit_log').insert(row);
}

function text(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
