/** Everything that is SQLite's own: how a connection is opened and set up, and what its error codes mean. */
import type { Knex } from 'knex';

/** Milliseconds a statement waits for another process's lock; well inside the 3 s a caller may wait for an answer. */
const LOCK_WAIT_MS = 2_000;

/** FULL: a turn that was answered survives a power cut; WAL: reading goes on while a turn is being written. */
const PRAGMAS = [`busy_timeout = ${LOCK_WAIT_MS}`, 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'];

interface Connection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

/**
 * Settings of a pool with one connection to an SQLite file.
 * @param access 'read' refuses every write, so that there is one writer path only.
 */
export function sqliteConfig(file: string, access: 'write' | 'read'): Knex.Config {
  const pragmas = access === 'read' ? [...PRAGMAS, 'query_only = ON'] : PRAGMAS;
  return {
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // Error messages would otherwise carry the caller's words and number into the process log.
    compileSqlOnError: false,
    // Whatever goes wrong is thrown; the library need not print it as well, past the process log.
    log: { warn() {}, error() {}, debug() {}, deprecate() {} },
    acquireConnectionTimeout: 2 * LOCK_WAIT_MS,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: Connection, done: (error: Error | null) => void) =>
        connection.exec(`PRAGMA ${pragmas.join('; PRAGMA ')};`, done),
    },
  };
}

/** A row broke a rule of the schema: the others of its transaction are not to blame. PostgreSQL's class 23 means the same. */
export function isConstraintViolation(code: string): boolean {
  return code.startsWith('SQLITE_CONSTRAINT') || /^23\w{3}$/.test(code);
}

/** Another connection held the lock for longer than a statement waits. */
export function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
