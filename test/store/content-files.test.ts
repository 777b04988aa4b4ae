/** The reader of data/ and prompts/. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent, readContentFile } from '../../src/store/content-files.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
  for (const folder of ['items', 'empty']) mkdirSync(join(root, folder));
  for (const name of ['b.yaml', 'a.yaml', 'note.md']) writeFileSync(join(root, 'items', name), `text of ${name}`);
  writeFileSync(join(root, 'empty', 'readme.md'), '');
});
afterAll(() => rmSync(root, { recursive: true }));

const invalid = (message: RegExp) => expect.objectContaining({ code: 'content_invalid', message: expect.stringMatching(message) });

describe('readContent', () => {
  it('reads the YAML files of a folder, sorted, and nothing else', () => {
    expect(readContent(root, 'items')).toEqual([
      { path: join(root, 'items', 'a.yaml'), text: 'text of a.yaml' },
      { path: join(root, 'items', 'b.yaml'), text: 'text of b.yaml' },
    ]);
  });

  it('names a missing folder', () => {
    expect(() => readContent(root, 'nowhere')).toThrow(invalid(/nowhere is missing/));
  });

  it('refuses a folder without content: an empty catalog is a mistake', () => {
    expect(() => readContent(root, 'empty')).toThrow(invalid(/no \.yaml file/));
  });
});

describe('readContentFile', () => {
  it('reads one file', () => {
    expect(readContentFile(root, 'items/a.yaml').text).toBe('text of a.yaml');
  });

  it('names a file that cannot be read', () => {
    expect(() => readContentFile(root, 'centre.yaml')).toThrow(invalid(/centre\.yaml/));
  });
});
