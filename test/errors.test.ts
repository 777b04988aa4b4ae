import { expect, test } from 'vitest';
import { ERRORS, type ErrorCode, HotlineError } from '../src/errors.js';
import { loggableError } from '../src/server/loggable-error.js';

const codes = Object.keys(ERRORS) as ErrorCode[];

test.each(codes)('%s: a status, a sentence, and retryable only where trying again can help', (code) => {
  const { status, retryable, means } = ERRORS[code];
  expect(status).toBeGreaterThanOrEqual(400);
  expect(means).toMatch(/^[a-z].{15,}[^.]$/);
  expect(retryable && status < 500 && status !== 429).toBe(false);
  expect(new HotlineError(code, 'x')).toMatchObject({ name: 'HotlineError', code, status, retryable, message: 'x' });
});

test('an error in the log: our own words, the place, and nothing a library quoted', () => {
  const cause = new Error('张三');
  expect(loggableError(new HotlineError('timeout', 'no answer within 2500 ms', { cause }))).toEqual({
    type: 'HotlineError',
    code: 'timeout',
    message: 'no answer within 2500 ms',
    stack: expect.arrayContaining([expect.stringContaining('errors.test.ts:')]),
  });
  const quoting = new TypeError('张三\n    at 13812345678\nis no function');
  expect(JSON.stringify(loggableError(quoting))).not.toMatch(/张三|13812345678/);
  expect(loggableError(quoting).stack[0]).toContain('errors.test.ts:');
  expect(loggableError('张三')).toEqual({ type: 'string', stack: [] });
  expect(loggableError(Object.assign(new Error('x'), { stack: undefined })).stack).toEqual([]);
});
