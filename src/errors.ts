/** The one error class of a broken world, and the table of what each code means. Expected outcomes are values, not errors. */

export const ERRORS = {
  config_invalid: { status: 500, retryable: false, means: 'a setting is missing or malformed; the message names it' },
  catalog_invalid: { status: 500, retryable: false, means: 'the catalog has errors; run npm run catalog:lint' },
  content_invalid: {
    status: 500,
    retryable: false,
    means: 'a file of data/ or prompts/ is malformed; the message names file and place',
  },
  bad_request: { status: 400, retryable: false, means: 'the request lacks a field or carries a malformed one' },
  unauthorized: { status: 401, retryable: false, means: 'sign in or send Authorization: Bearer with the API token' },
  forbidden: { status: 403, retryable: false, means: 'the signature is missing or wrong, or the caller is not allowed' },
  must_change: { status: 403, retryable: false, means: 'the password was given by somebody else and has to be changed first' },
  not_found: { status: 404, retryable: false, means: 'there is nothing at this address' },
  too_large: { status: 413, retryable: false, means: 'the request body is larger than allowed' },
  too_many: { status: 429, retryable: true, means: 'too many at once; wait a little and try again' },
  store_unavailable: { status: 503, retryable: true, means: 'the database could not be read or written' },
  turn_conflict: { status: 503, retryable: true, means: 'two nodes answered the same turn; the loser tries again' },
  switch_unavailable: {
    status: 503,
    retryable: true,
    means: 'the telephone switch does not answer or does not do what it is told',
  },
  voice_unavailable: { status: 503, retryable: true, means: 'no speech could be made; the carrier’s own voice goes on' },
  timeout: { status: 503, retryable: true, means: 'the answer took longer than the deadline' },
  internal: { status: 500, retryable: true, means: 'a defect; the log has the error under its id' },
} as const satisfies Record<string, { status: number; retryable: boolean; means: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Thrown when something is broken. Whatever the code, a caller hears the prompt `failed` and is led to a person. */
export class HotlineError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'HotlineError';
    this.code = code;
  }
  get status(): number {
    return ERRORS[this.code].status;
  }
  get retryable(): boolean {
    return ERRORS[this.code].retryable;
  }
}
