/** What every store of missed turns must do. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MissedTurn } from '../../src/domain/missed.js';
import type { GroupedTurn, MissedStore } from '../../src/server/missed-ports.js';
import { createCallStore } from '../../src/store/call-store.js';
import type { Database } from '../../src/store/database.js';
import { createMissedStore } from '../../src/store/missed-store.js';
import { aTurn, aWrite, STARTED } from '../store/turn-writes.js';
import type { Shared } from './call-store.js';

const later = (seconds: number) => new Date(STARTED.getTime() + seconds * 1_000);
const actor = { by: 'li', at: later(5_000) };

function aMissed(callId: string, text: string, changes: Partial<MissedTurn> = {}): MissedTurn {
  const nearest = [{ code: '0101', name: '注册公司', score: 0.2 }];
  return { callId, index: 1, at: later(10), language: 'zh-CN', text, reason: 'no_match', intent: 'none', nearest, ...changes };
}
const inNew = (turn: MissedTurn): GroupedTurn => ({ turn, group: null, key: turn.text });

export function missedStoreContract(name: string, make: () => Promise<Shared>): void {
  describe(`missed store: ${name}`, () => {
    let shared: Shared;
    let database: Database;
    let store: MissedStore;
    let other: MissedStore;

    beforeEach(async () => {
      shared = await make();
      database = await shared.open();
      store = createMissedStore(database);
      other = createMissedStore(await shared.open());
      const calls = createCallStore(database);
      for (const [id, from] of [
        ['CA1', '+8613812345678'],
        ['CA2', '+8613812345678'],
        ['CA3', null],
        ['CA4', null],
      ] as const) {
        await calls.save(aWrite(id, 0, { call: { provider: 'twilio', from, to: '114' } }));
        await calls.save(aWrite(id, 1, { turn: aTurn(id, 1, { heard: id === 'CA4' ? '开小饭桌' : '整个小饭桌' }) }));
        if (id !== 'CA4') await calls.end(id, { outcome: 'abandoned', stage: 'open', at: later(60) });
      }
    });
    afterEach(() => shared.remove());

    test('a call that is over is looked through once, by whichever node', async () => {
      expect(await store.unexamined(later(60), 10)).toEqual([]);
      const calls = await store.unexamined(later(61), 2);
      expect(calls.map(({ id, outcome, turns }) => [id, outcome, turns.map(({ index, heard }) => [index, heard])])).toEqual([
        [
          'CA1',
          'abandoned',
          [
            [0, null],
            [1, '整个小饭桌'],
          ],
        ],
        [
          'CA2',
          'abandoned',
          [
            [0, null],
            [1, '整个小饭桌'],
          ],
        ],
      ]);
      await store.note([inNew(aMissed('CA1', '小饭桌'))], ['CA1', 'CA2'], later(70));
      expect((await other.unexamined(later(61), 10)).map(({ id }) => id)).toEqual(['CA3']);
      await other.note([inNew(aMissed('CA1', '小饭桌'))], ['CA1', 'CA3'], later(70));
      expect(await store.groups({ status: 'open', limit: 10, offset: 0 })).toMatchObject({ total: 1, groups: [{ turns: 1 }] });
    });

    test('groups: turns, callers, first and last, most turns first; withheld numbers are callers of their own', async () => {
      const first = [
        aMissed('CA1', '小饭桌'),
        aMissed('CA2', '小饭桌', { at: later(20) }),
        aMissed('CA3', '小饭桌', { at: later(30) }),
      ];
      await store.note([...first, aMissed('CA4', '老年卡_100%')].map(inNew), [], later(70));
      const [head] = await other.heads(0);
      expect(head).toMatchObject({ language: 'zh-CN', key: '小饭桌' });
      expect(await other.heads(head?.id ?? 0)).toHaveLength(1);
      await other.note([{ turn: aMissed('CA4', '小饭桌呢', { index: 2 }), group: head?.id ?? 0, key: 'x' }], [], later(70));
      const { groups, total } = await store.groups({ status: 'open', limit: 1, offset: 0 });
      expect([total, await store.countOpen()]).toEqual([2, 2]);
      expect(groups).toMatchObject([
        { text: '小饭桌', turns: 4, callers: 3, firstAt: later(10), lastAt: later(30), status: 'open', batch: null },
      ]);
      expect(await store.groups({ status: 'open', search: '老年', limit: 5, offset: 0 })).toMatchObject({ total: 1 });
      expect(await store.groups({ status: 'open', search: '没有', limit: 5, offset: 0 })).toEqual({ groups: [], total: 0 });
      expect((await store.turns(groups[0]?.id ?? 0, 2)).map(({ callId, text }) => [callId, text])).toEqual([
        ['CA3', '小饭桌'],
        ['CA2', '小饭桌'],
      ]);
    });

    test('what was taught is open again once it is missed after that; what is ignored stays so; both are audited', async () => {
      await store.note([inNew(aMissed('CA1', '小饭桌')), inNew(aMissed('CA1', '喂喂喂', { index: 3 }))], [], later(70));
      const [taught = 0, ignored = 0] = (await store.heads(0)).map(({ id }) => id);
      expect(await store.setStatus(taught, { status: 'taught', target: 'item:0101', batch: 7 }, actor)).toBe(true);
      expect(await store.setStatus(ignored, { status: 'ignored' }, actor)).toBe(true);
      expect(await store.setStatus(999, { status: 'ignored' }, actor)).toBe(false);
      expect(await store.group(taught)).toMatchObject({
        status: 'taught',
        target: 'item:0101',
        batch: 7,
        by: 'li',
        statusAt: actor.at,
      });
      await store.note([{ turn: aMissed('CA2', '小饭桌'), group: taught, key: 'x' }], [], later(70));
      expect((await store.group(taught))?.status).toBe('taught');
      const again = { at: later(6_000), index: 4 };
      await store.note(
        [
          { turn: aMissed('CA3', '小饭桌', again), group: taught, key: 'x' },
          { turn: aMissed('CA3', '喂喂', { ...again, index: 5 }), group: ignored, key: 'x' },
        ],
        [],
        later(70),
      );
      expect(await store.group(taught)).toMatchObject({ status: 'open', target: 'item:0101' });
      expect((await store.group(ignored))?.status).toBe('ignored');
      expect(await database.read('audit_log').orderBy('id').pluck('action')).toEqual(['missed.teach', 'missed.ignore']);
    });

    test('a deleted call takes what it said with it', async () => {
      await store.note([inNew(aMissed('CA1', '小饭桌'))], [], later(70));
      await database.sql('calls').where({ id: 'CA1' }).delete();
      expect(await store.groups({ status: 'open', limit: 10, offset: 0 })).toEqual({ groups: [], total: 0 });
      expect(await store.countOpen()).toBe(0);
      expect(await store.heads(0)).toHaveLength(1);
      await store.forget();
      expect(await store.heads(0)).toEqual([]);
      await store.note([{ turn: aMissed('CA2', '小饭桌'), group: 1, key: '小饭桌' }], [], later(70));
      expect(await store.heads(0)).toMatchObject([{ key: '小饭桌' }]);
    });

    test('a group is not named after the words of a caller who was deleted', async () => {
      await store.note([inNew(aMissed('CA1', '小饭桌')), inNew(aMissed('CA4', '老年卡'))], [], later(70));
      const [head] = await store.heads(0);
      await store.note([{ turn: aMissed('CA2', '开个小饭桌'), group: head?.id ?? 0, key: 'x' }], [], later(70));
      await store.forget();
      expect((await store.group(head?.id ?? 0))?.text).toBe('小饭桌');
      await database.sql('calls').where({ id: 'CA1' }).delete();
      await store.forget();
      expect(await store.group(head?.id ?? 0)).toMatchObject({ text: '开个小饭桌', turns: 1 });
      expect(await store.groups({ status: 'open', limit: 10, offset: 0 })).toMatchObject({ total: 2 });
    });

    test('what callers said, each text once, most often first', async () => {
      expect(await store.utterances(STARTED, 10)).toEqual([
        { text: '整个小饭桌', language: 'zh-CN', times: 3, callId: 'CA3' },
        { text: '开小饭桌', language: 'zh-CN', times: 1, callId: 'CA4' },
      ]);
      expect(await store.utterances(STARTED, 1)).toHaveLength(1);
      expect(await store.utterances(later(1), 10)).toEqual([]);
    });
  });
}
