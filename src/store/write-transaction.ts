/** A transaction that reads before it writes, safe beside other nodes that do the same. */
import type { Knex } from 'knex';

/**
 * Runs `change` in a transaction that holds the write lock from the start. SQLite would otherwise begin with a read lock, and could
 * not trade it for a write lock once another node has written (SQLITE_BUSY, at once). On PostgreSQL rows read are locked by `forUpdate()`.
 */
export function writeTransaction<T>(sql: Knex, change: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  return sql.transaction(async (trx) => {
    await trx('schema_steps').where({ name: '' }).delete();
    return change(trx);
  });
}
