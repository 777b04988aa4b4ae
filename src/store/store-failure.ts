/** Turns what a database driver throws into a HotlineError that tells the cause and no data. */
import { HotlineError } from '../errors.js';
import { isConstraintViolation } from './sqlite.js';

const OUR_DEFECTS = [TypeError, RangeError, SyntaxError, ReferenceError];

/**
 * The error to throw for `error`: a full disk, a lock or a lost connection is `store_unavailable`, a row against the schema is
 * `internal`. The driver's own message is dropped on purpose: it can hold the row.
 */
export function storeFailure(error: unknown): unknown {
  if (error instanceof HotlineError || OUR_DEFECTS.some((kind) => error instanceof kind)) return error;
  const code = errorCode(error);
  return isConstraintViolation(code)
    ? new HotlineError('internal', `the database refused a row: ${code}`)
    : new HotlineError('store_unavailable', `the database could not be read or written: ${code}`);
}

/** Wraps a function of a store so that it throws what `storeFailure` says. */
export function guarded<A extends unknown[], R>(run: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await run(...args);
    } catch (error) {
      throw storeFailure(error);
    }
  };
}

/** The driver's code, e.g. SQLITE_FULL, or the error's name. */
export function errorCode(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'unknown');
}
