/** What every content store must do. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ContentKind } from '../../src/domain/content.js';
import type { ContentStore, NewRevision } from '../../src/server/content-ports.js';
import type { AuditEntry } from '../../src/store/audit-log.js';
import { createContentStore } from '../../src/store/content-store.js';
import type { Shared } from './call-store.js';

const NOW = new Date('2026-11-25T02:00:00Z');
const ENTRY: AuditEntry = { action: 'prompt.publish', subject: 'zh-CN/bye', after: { value: 'x' } };
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);

export function aRevision(key: string, value: unknown, changes: Partial<NewRevision> = {}): NewRevision {
  return { at: NOW, by: 'li', kind: 'prompt', key, value, note: null, startsAt: changes.at ?? NOW, endsAt: null, ...changes };
}

export function contentStoreContract(name: string, make: () => Promise<Shared>): void {
  describe(`content store: ${name}`, () => {
    let shared: Shared;
    let store: ContentStore;
    let other: ContentStore;
    let audited: () => Promise<unknown[]>;

    beforeEach(async () => {
      shared = await make();
      const database = await shared.open();
      store = createContentStore(database);
      audited = () => database.read('audit_log').select('username', 'action', 'subject');
      other = createContentStore(await shared.open());
    });
    afterEach(() => shared.remove());

    test('what one node appends the other reads, whole and in order', async () => {
      expect(await other.newest()).toBe(0);
      const value = { name: '护照 "1"', list: [1, null] };
      const first = [
        aRevision('zh-CN/bye', '再会。', { note: '试一试', endsAt: hours(1) }),
        aRevision('0101', value, { kind: 'item' }),
      ];
      const added = await store.append(first, 0, ENTRY);
      expect(added?.map(({ revision, batch }) => [revision, batch])).toEqual([
        [1, 1],
        [2, 1],
      ]);
      expect(await other.newest()).toBe(2);
      expect(await other.since(0, NOW)).toEqual(added);
      expect(await other.since(1, NOW)).toEqual(added?.slice(1));
      expect(await other.batch(1)).toEqual(added);
    });

    test('of two that append at once one is told to look again', async () => {
      const results = await Promise.all([
        store.append([aRevision('a', 1), aRevision('b', 1)], 0, ENTRY),
        other.append([aRevision('a', 2), aRevision('c', 2)], 0, ENTRY),
      ]);
      expect(results.filter((one) => one === null)).toHaveLength(1);
      expect(await store.newest()).toBe(2);
      expect(await audited()).toEqual([{ username: 'li', action: 'prompt.publish', subject: 'zh-CN/bye' }]);
      expect(await other.append([aRevision('c', 2)], 0, ENTRY)).toBeNull();
      expect(await other.append([aRevision('c', 2)], 2, ENTRY)).toMatchObject([{ revision: 3, batch: 3 }]);
    });

    test('what can never stand again is not read; what is planned or comes back is', async () => {
      const later = hours(5);
      await store.append([aRevision('a', 1), aRevision('b', 1), aRevision('c', 1)], 0, ENTRY);
      const second = [aRevision('a', 2), aRevision('b', 2, { startsAt: later }), aRevision('c', 2, { endsAt: later })];
      await store.append(second, 3, ENTRY);
      expect((await store.since(0, NOW)).map(({ revision }) => revision)).toEqual([2, 3, 4, 5, 6]);
      expect((await store.since(0, later)).map(({ revision }) => revision)).toEqual([3, 4, 5, 6]);
    });

    test('history of a key, newest revisions of all', async () => {
      for (const [at, key] of ['a', 'b', 'a'].entries()) await store.append([aRevision(key, at)], at, ENTRY);
      const a = { kind: 'prompt' as ContentKind, key: 'a' };
      expect((await store.history(a)).map(({ value }) => value)).toEqual([2, 0]);
      expect(await store.newestOf(a)).toBe(3);
      expect(await store.newestOf({ ...a, kind: 'item' })).toBe(0);
      expect((await store.recent({ limit: 2 })).map(({ revision }) => revision)).toEqual([3, 2]);
      expect((await store.recent({ limit: 2, before: 2 })).map(({ revision }) => revision)).toEqual([1]);
      expect(await store.recent({ limit: 2, kind: 'notice' })).toEqual([]);
    });

    test('a thousand at once', async () => {
      const many = Array.from({ length: 1_000 }, (_, at) => aRevision(`k${at}`, { at }, { kind: 'item' }));
      expect(await store.append(many, 0, ENTRY)).toHaveLength(1_000);
      expect(await store.since(0, NOW)).toHaveLength(1_000);
    });

    test('drafts: one a person and key, nothing of others is lost', async () => {
      const draft = { kind: 'prompt' as ContentKind, key: 'zh-CN/bye', base: 0, at: NOW };
      await store.saveDraft({ ...draft, value: 'one', by: 'li' });
      await store.saveDraft({ ...draft, value: 'two', by: 'li', at: hours(1) });
      await other.saveDraft({ ...draft, value: null, by: 'wang', base: 3 });
      expect(await store.drafts({ kind: 'prompt', key: 'zh-CN/bye' })).toEqual([
        { ...draft, value: 'two', by: 'li', at: hours(1) },
        { ...draft, value: null, by: 'wang', base: 3 },
      ]);
      await store.deleteDrafts([draft], 'li');
      expect(await store.drafts({ by: 'li' })).toEqual([]);
      expect(await store.drafts()).toHaveLength(1);
    });
  });
}
