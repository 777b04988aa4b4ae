/** Whatever the code writes into the audit log has a name people can read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionName } from '../../../src/console/audit/actions.js';
import { changedFields } from '../../../src/console/audit/change-diff.js';
import { CONTENT_KINDS } from '../../../src/domain/content.js';

const sources = ['src/store', 'src/server']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(name, 'utf8'));

test('every action that is written has a name in both languages', () => {
  const written = sources.flatMap((text) => [...text.matchAll(/\baction: '([a-z]+\.[a-z-]+)'/g)].map((match) => match[1] ?? ''));
  const verbs = sources.flatMap((text) => [...text.matchAll(/\bverb(?::| =) '([a-z]+)'/g)].map((match) => match[1] ?? ''));
  const published = CONTENT_KINDS.flatMap((kind) => verbs.map((verb) => `${kind}.${verb}`));
  expect(written.length).toBeGreaterThan(15);
  expect(verbs.length).toBeGreaterThan(2);
  expect([...written, ...published].filter((action) => actionName(action).zh === action)).toEqual([]);
  expect(actionName('item.publish')).toEqual({ zh: '发布事项', en: 'Item published' });
  expect(actionName('moon.walk').en).toBe('moon.walk');
});

test('a change shows only the fields that differ', () => {
  expect(changedFields({ role: 'viewer', name: '李' }, { role: 'editor', name: '李' })).toEqual([
    { name: 'role', old: 'viewer', fresh: 'editor' },
  ]);
  expect(changedFields(null, { a: [1], b: '' })).toEqual([{ name: 'a', old: undefined, fresh: '[\n  1\n]' }]);
  expect(changedFields('before', 'after')).toEqual([{ name: '', old: 'before', fresh: 'after' }]);
});
