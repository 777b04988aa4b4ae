/** The documents say what the code does: settings, commands, folders and the transcript. `UPDATE_DOCS=1 npx vitest run test/docs.test.ts` writes the generated parts. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '../src/cli/test-line.js';
import { SETTINGS } from '../src/config.js';
import { ERRORS } from '../src/errors.js';
import { act, parseScriptedCall } from '../src/server/scripted-calls/scripted-call.js';

const README = 'README.md';
const CHINESE = 'README.zh-CN.md';
const TRANSCRIPT_CALL = 'test/calls/happy/lost-id-card.yaml';
const read = (path: string) => readFileSync(path, 'utf8');
const part = (text: string, name: string) => new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)<!-- /${name} -->`).exec(text)?.[1];

/** Compares a generated part, or writes it when asked to. */
function expectPart(path: string, name: string, wanted: string): void {
  if (process.env.UPDATE_DOCS) {
    const text = read(path);
    writeFileSync(
      path,
      text.replace(`<!-- ${name} -->\n${part(text, name)}`, () => `<!-- ${name} -->\n${wanted}`),
    );
  }
  expect(part(read(path), name)).toBe(wanted);
}

describe('the transcript', () => {
  let line: TestLine;
  beforeAll(async () => {
    line = await openTestLine({ settings: { OPERATOR_NUMBER: '1001' } });
  });
  afterAll(() => line.close());

  test('is the scripted call as the line speaks it', async () => {
    const script = parseScriptedCall(read(TRANSCRIPT_CALL));
    const call = await line.carrier.call({ from: script.from, to: '114' });
    const lines: string[] = [];
    const speak = () => lines.push(`☎ ${call.steps.map((step) => (step.do === 'say' ? step.text : '')).join(' ')}`);
    for (const turn of script.turns) {
      if ('hear' in turn) lines.push(`· ${turn.hear}`);
      else if ('keys' in turn) lines.push(`· [${turn.keys}]`);
      else if (!('start' in turn)) break;
      await act(call, turn);
      speak();
    }
    expect(lines.length).toBeGreaterThanOrEqual(10);
    for (const path of [README, CHINESE]) expectPart(path, 'transcript', `\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`);
  });
});

test('the table of settings is the one of config.ts', () => {
  const rows = Object.entries(SETTINGS).map(
    ([name, setting]) => `| \`${name}\` | ${'default' in setting ? `\`${setting.default}\`` : ''} | ${setting.means} |`,
  );
  for (const path of [README, CHINESE]) expectPart(path, 'settings', `${rows.join('\n')}\n`);
});

describe.each([README, CHINESE])('%s', (path) => {
  test('has at most 200 lines', () => {
    expect(read(path).split('\n').length).toBeLessThanOrEqual(201);
  });

  test('names only scripts, files and folders that exist', () => {
    const text = read(path);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...text.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? '');
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
    const paths = [...text.matchAll(/`((?:src|test|data|prompts)\/[\w./-]*)`/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.filter((one) => !existsSync(one))).toEqual([]);
  });
});

test('every error code is thrown somewhere', () => {
  const sources = ['src']
    .flatMap((folder) => listed(folder))
    .map(read)
    .join('\n');
  expect(Object.keys(ERRORS).filter((code) => !sources.includes(`'${code}',`))).toEqual([]);
});

function listed(folder: string): string[] {
  return (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}
