import { describe, expect, test } from 'vitest';
import { readConfig, SETTINGS } from '../src/config.js';

const problemOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toMatchObject({ code: 'config_invalid' });
    return (error as Error).message;
  }
  return 'no problem';
};

test('nothing set: every default holds and all secrets are absent', () => {
  expect(readConfig({})).toMatchObject({
    PORT: 3000,
    DATA_DIR: 'run',
    RECOGNITION: 'carrier',
    TRUST_PROXY: false,
    LOG_LEVEL: 'info',
  });
  const { TWILIO_AUTH_TOKEN, API_TOKEN, ADMIN_PASSWORD, OPERATOR_NUMBER, PUBLIC_URL } = readConfig({});
  expect([TWILIO_AUTH_TOKEN, API_TOKEN, ADMIN_PASSWORD, OPERATOR_NUMBER, PUBLIC_URL]).toEqual(Array(5).fill(undefined));
});

test('an empty value counts as absent: an empty token guards nothing', () => {
  const empty = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, '']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

describe('good values', () => {
  test.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['PUBLIC_URL', 'https://hotline.example.cn', 'https://hotline.example.cn'],
    ['TRUST_PROXY', 'true', true],
    ['OPERATOR_NUMBER', '1001', '1001'],
    ['OPERATOR_NUMBER', '+8656112345678', '+8656112345678'],
    ['TWILIO_ACCOUNT_SID', `AC${'a'.repeat(32)}`, `AC${'a'.repeat(32)}`],
  ] as const)('%s=%s', (name, value, read) => expect(readConfig({ [name]: value })[name]).toBe(read));
});

describe('bad values are named, never quoted', () => {
  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', 'http'],
    ['PUBLIC_URL', 'line.example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['TRUST_PROXY', 'yes'],
    ['OPERATOR_NUMBER', '99'],
    ['OPERATOR_NUMBER', '+86 561<Dial>'],
    ['TWILIO_ACCOUNT_SID', 'ACxyz'],
    ['RECOGNITION', 'whisper'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'postgres://user:secret@db/hotline'],
  ])('%s=%s', (name, value) => {
    const problem = problemOf({ [name]: value });
    expect(problem).toContain(`${name}: `);
    expect(problem).not.toContain(value);
  });

  test('all of them at once', () => {
    const problem = problemOf({ PORT: 'x', TRUST_PROXY: 'x', LOG_LEVEL: 'x' });
    expect(problem.match(/^ {2}[A-Z_]+:/gm)).toEqual(['  PORT:', '  TRUST_PROXY:', '  LOG_LEVEL:']);
  });
});
