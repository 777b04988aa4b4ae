/** An error as the process log may have it: where it happened, and only words of our own. */
import { HotlineError } from '../errors.js';

export interface LoggableError {
  type: string;
  code?: string;
  message?: string;
  /** The frames alone, innermost first. */
  stack: string[];
}

const FRAME = /^ {4}at (.*:\d+:\d+\)?|.*\((?:<anonymous>|native)\))$/;

/**
 * Messages of libraries and of the runtime can quote what a caller said ("Unexpected token '我'…"), so only those of
 * HotlineError are kept; causes are dropped with them.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const ours = error instanceof HotlineError ? { code: error.code, message: error.message } : {};
  const lines = error.stack?.replace(`${error.name}: ${error.message}`, '').split('\n') ?? [];
  return { type: error.constructor.name, ...ours, stack: lines.filter((line) => FRAME.test(line)).map((line) => line.trim()) };
}
