/** The house plan as a test: who may import whom, what pure rooms may touch, names, exports and sizes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Room → rooms it may import. `errors` is open to all; `types:` rooms only by `import type`. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  main: ['config', 'server'],
  config: [],
  errors: [],
  domain: [],
  catalog: ['domain'],
  understand: ['domain', 'catalog'],
  dialog: ['domain', 'types:understand', 'types:catalog'],
  speech: ['domain'],
  calls: ['domain', 'understand', 'catalog', 'dialog', 'speech'],
  audio: ['domain'],
  telephony: ['domain', 'calls', 'audio'],
  recognition: ['domain', 'audio'],
  synthesis: ['domain', 'audio'],
  store: ['domain', 'calls', 'types:server'],
  server: [
    'config',
    'domain',
    'catalog',
    'understand',
    'dialog',
    'speech',
    'calls',
    'telephony',
    'audio',
    'recognition',
    'synthesis',
    'store',
  ],
  cli: [
    'config',
    'domain',
    'catalog',
    'understand',
    'dialog',
    'speech',
    'calls',
    'telephony',
    'audio',
    'recognition',
    'synthesis',
    'store',
    'server',
  ],
  console: ['types:domain'],
};

const SRC = join(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

const roomOf = (name: string) => (name.split('/')[0] ?? '').replace(/\.(tsx?|js)$/, '');

function importsOf({ name, text }: { name: string; text: string }) {
  const found = [...text.matchAll(/^(import|export)\s+(type\s)?([^;]*?)from\s+'(\.[^']+)'/gms)];
  return found.map(([, , type, , path = '']) => ({
    typeOnly: type !== undefined,
    room: roomOf(relative(SRC, join(SRC, name, '..', path))),
    target: relative(SRC, join(SRC, name, '..', path)),
  }));
}

test('every room is in the table', () => {
  expect([...new Set(files.map(({ name }) => roomOf(name)))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
});

test('rooms import only what the house plan allows', () => {
  const wrong = files.flatMap((file) => {
    const room = roomOf(file.name);
    const allowed = MAY_IMPORT[room] ?? [];
    return importsOf(file)
      .filter((one) => one.room !== room && one.room !== 'errors')
      .filter((one) => !allowed.includes(one.room) && !(one.typeOnly && allowed.includes(`types:${one.room}`)))
      .map((one) => `${file.name} → ${one.target}`);
  });
  expect(wrong).toEqual([]);
});

test('telephony and store take only ports from calls', () => {
  const wrong = files
    .filter(({ name }) => /^(telephony|store)\//.test(name))
    .flatMap((file) =>
      importsOf(file)
        .filter((one) => one.room === 'calls' && !one.target.startsWith('calls/ports'))
        .map((one) => `${file.name} → ${one.target}`),
    );
  expect(wrong).toEqual([]);
});

test('no import cycles between files', () => {
  const graph = new Map(
    files.map((file) => [
      file.name.replace(/\.tsx?$/, ''),
      importsOf(file)
        .filter((one) => !one.typeOnly)
        .map((one) => one.target.replace(/\.js$/, '')),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (name: string, path: string[]) => {
    if (path.includes(name)) cycles.push([...path.slice(path.indexOf(name)), name].join(' → '));
    if (path.includes(name) || done.has(name)) return;
    for (const next of graph.get(name) ?? []) walk(next, [...path, name]);
    done.add(name);
  };
  for (const name of graph.keys()) walk(name, []);
  expect(cycles).toEqual([]);
});

test('pure rooms touch no clock, randomness, process, files or SQL', () => {
  const forbidden =
    /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|from 'node:(?!assert)|from 'knex'|from 'sqlite3'|performance\.now\(/;
  const pure = files.filter(({ name }) => /^(domain|catalog|understand|dialog|speech|audio)\//.test(name));
  expect(pure.filter(({ text }) => forbidden.test(text)).map(({ name }) => name)).toEqual([]);
});

test('only config.ts reads the environment', () => {
  expect(files.filter(({ text }) => /process\.env/.test(text)).map(({ name }) => name)).toEqual(['config.ts']);
});

describe('files', () => {
  test('open with a sentence that says what they are', () => {
    expect(files.filter(({ text }) => !/^(#!.*\n)?\/\*\*[\s\S]*?\*\//.test(text)).map(({ name }) => name)).toEqual([]);
  });

  test('are no barrels, have no default export and are named after what they hold', () => {
    const barrels = files.filter(({ name, text }) => /(^|\/)index\.tsx?$/.test(name) || /^export \* from/m.test(text));
    const unnamed = files.filter(({ name }) => /(^|[/-])(utils?|helpers?|manager|service|common|misc)\.tsx?$/.test(name));
    const defaults = files.filter(({ text }) => /^export default/m.test(text));
    expect([...barrels, ...unnamed, ...defaults].map(({ name }) => name)).toEqual([]);
  });

  test('stay under 250 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 251).map(({ name }) => name)).toEqual([]);
  });
});

test('log messages carry nothing a caller said or is', () => {
  const words = 'heard|text|from|phone|digits|caller|transcript|receipt|spoken|SpeechResult|Digits';
  const personal = new RegExp(
    `\\b(log|logger)\\.(trace|debug|info|warn|error|fatal)\\([^;]*(\\{[^}]*|\\$\\{[^}]*)\\b(${words})\\b`,
  );
  expect(files.filter(({ text }) => personal.test(text)).map(({ name }) => name)).toEqual([]);
});
