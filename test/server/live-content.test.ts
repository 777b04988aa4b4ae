/** Two nodes on one database: what one publishes the other says and understands within a second. */
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContentChange } from '../../src/domain/content.js';
import { type LiveContent, openLiveContent } from '../../src/server/live-content.js';
import { readPublishedFiles } from '../../src/server/read-published-files.js';
import { createContentStore } from '../../src/store/content-store.js';
import { heard } from '../dialog/knowledge.js';
import { type Place, temporaryDatabase } from '../store/temporary-database.js';

const files = readPublishedFiles('.');
const [firstItem] = files.catalog.items;
if (firstItem === undefined) throw new Error('the catalog is empty');
const { code } = firstItem;

let now: Date;
let place: Place;
let here: LiveContent;
let there: LiveContent;
let builds: number;
let quiet: boolean;
const logged: string[] = [];

async function node(): Promise<LiveContent> {
  return openLiveContent({
    files,
    store: createContentStore(await place.open()),
    clock: () => now,
    log: pino({ level: 'warn', base: null, timestamp: false }, { write: (line) => void logged.push(line) }),
    operatorNumber: null,
    build: async () => {
      builds += 1;
      return (text) => heard({ text, decision: 'reject' });
    },
    quiet: () => quiet,
  });
}

beforeEach(async () => {
  [now, builds, quiet] = [new Date('2026-11-25T02:00:00Z'), 0, false];
  logged.length = 0;
  place = await temporaryDatabase();
  [here, there] = [await node(), await node()];
});
afterEach(async () => {
  here.close();
  there.close();
  await place.remove();
});

const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const wording = (content: LiveContent, id: 'bye' | 'thanks') => content.published().books['zh-CN'].templates.get(id);
const prompt = (key: string, value: unknown, more: Partial<ContentChange> = {}): ContentChange => ({
  kind: 'prompt',
  key: `zh-CN/${key}`,
  value,
  ...more,
});
const who = { by: 'li' };
/** Polls take their time; a second is what is promised. */
const withinASecond = (check: () => void) => vi.waitFor(check, { timeout: 1_000, interval: 20 });

test('a prompt published here is spoken there within a second, and taken back as fast', async () => {
  const before = wording(there, 'bye');
  const unchanged = there.published();
  const result = await here.publish([prompt('bye', '下次再聊。')], who);
  expect(result).toMatchObject({ ok: true, revisions: [{ revision: 1, by: 'li' }] });
  expect(wording(here, 'bye')).toEqual([{ text: '下次再聊。' }]);
  await withinASecond(() => expect(wording(there, 'bye')).toEqual([{ text: '下次再聊。' }]));
  expect(there.published()).not.toBe(unchanged);
  expect(there.published().knowledge.catalog).toBe(unchanged.knowledge.catalog);

  expect(await there.undo(1, { by: 'wang' })).toMatchObject({ ok: true, revisions: [{ revision: 2, value: null, by: 'wang' }] });
  await withinASecond(() => expect(wording(here, 'bye')).toEqual(before));
  expect(await there.undo(2, who)).toMatchObject({ ok: true });
  expect(wording(there, 'bye')).toEqual([{ text: '下次再聊。' }]);
  const log = await (await place.open()).read('audit_log').orderBy('id').select('username', 'action', 'subject', 'before', 'after');
  expect(log.map(({ username, action, subject }) => [username, action, subject])).toEqual([
    ['li', 'prompt.publish', 'zh-CN/bye'],
    ['wang', 'prompt.undo', 'zh-CN/bye'],
    ['li', 'prompt.undo', 'zh-CN/bye'],
  ]);
  expect(JSON.parse(log[1].before)).toEqual({ value: '下次再聊。' });
});

test('a prompt with a wrong variable or an unknown id is refused, in words', async () => {
  const refused = await here.publish([prompt('bye', '{nobody}再见'), prompt('no.such', '什么')], who);
  expect(refused).toMatchObject({ ok: false, conflicts: [] });
  expect(!refused.ok && refused.problems.map(({ message }) => message)).toEqual([
    'prompt bye has no variable {nobody}',
    'prompt no.such is unknown',
  ]);
  expect(here.newest()).toBe(0);
});

test('an editor who did not see the newest revision is told, and nothing is lost', async () => {
  await here.publish([prompt('bye', '甲。', { base: 0 })], who);
  const late = await there.publish([prompt('thanks', '乙。', { base: 0 }), prompt('bye', '乙。', { base: 0 })], who);
  expect(late).toMatchObject({ ok: false, conflicts: [{ kind: 'prompt', key: 'zh-CN/bye' }] });
  expect(there.newest()).toBe(1);
  expect((await there.undo(1, who)).ok).toBe(true);
  expect(await there.undo(1, who)).toMatchObject({ ok: false, conflicts: [{ key: 'zh-CN/bye' }] });
});

test('two nodes that publish at the same moment both get through', async () => {
  const results = await Promise.all([here.publish([prompt('bye', '甲。')], who), there.publish([prompt('thanks', '乙。')], who)]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  await Promise.all([here.refresh(), there.refresh()]);
  for (const content of [here, there])
    expect([wording(content, 'bye'), wording(content, 'thanks')]).toEqual([[{ text: '甲。' }], [{ text: '乙。' }]]);
});

test('what begins and ends by the clock does so on every node', async () => {
  const notice = { title: '国庆', text: { 'zh-CN': '国庆节期间大厅休息。' } };
  const holiday = { kind: 'notice' as const, key: 'national-day', value: notice, startsAt: hours(2), endsAt: hours(4) };
  expect((await here.publish([holiday], who)).ok).toBe(true);
  await there.refresh();
  const notices = () => [here, there].map((content) => content.published().knowledge.notices.length);
  expect(notices()).toEqual([0, 0]);
  now = hours(3);
  await withinASecond(() => expect(notices()).toEqual([1, 1]));
  now = hours(2);
  await withinASecond(() => expect(notices()).toEqual([0, 0]));
  const never = await here.publish([{ ...holiday, startsAt: null, endsAt: hours(-1) }], who);
  expect(never).toMatchObject({ ok: false, problems: [{ message: '结束时间不晚于开始时间' }] });
});

test('a faulty item is refused with the words of the lint; a good one is spoken and understood at once', async () => {
  const doubled = { ...firstItem, short_name: files.catalog.items[1]?.short_name, code };
  const faulty = await here.publish([{ kind: 'item', key: code, value: { ...doubled, materials: 'none' } }], who);
  expect(faulty).toMatchObject({
    ok: false,
    findings: [{ item: code, field: 'materials', severity: 'error', file: '草稿 draft' }],
  });
  const renamed = { ...firstItem, aliases: [...firstItem.aliases, '小娃儿开店证'] };
  expect((await here.publish([{ kind: 'item', key: code, value: renamed }], who)).ok).toBe(true);
  await there.refresh();
  for (const content of [here, there]) {
    expect(content.published().knowledge.catalog.item(code)?.aliases).toContain('小娃儿开店证');
    expect(content.published().understand('那个小娃儿开店证啊')).toMatchObject({ decision: 'answer', items: [{ code }] });
  }
});

test('an item can be added, and one of the files taken out and put back', async () => {
  const added = { ...firstItem, code: '0198', name: '某某特别许可', short_name: '某某特别证', aliases: [], confusable: [] };
  const change = [{ kind: 'item' as const, key: '0198', value: added }];
  expect(await here.publish(change, who)).toMatchObject({ ok: true });
  expect(here.published().understand('某某特别证')).toMatchObject({ decision: 'answer', items: [{ code: '0198' }] });
  const named = new Set(files.catalog.items.flatMap(({ confusable }) => confusable));
  const loner = files.catalog.items.find((item) => !named.has(item.code));
  const last = loner?.code ?? '';
  expect((await here.publish([{ kind: 'item', key: last, value: { removed: true } }], who)).ok).toBe(true);
  expect(here.published().knowledge.catalog.item(last)).toBeUndefined();
  expect((await here.publish([{ kind: 'item', key: last, value: null }], who)).ok).toBe(true);
  expect(here.published().knowledge.catalog.item(last)).toEqual(loner);
});

test('a window is published like an item: checked, in force everywhere, taken back', async () => {
  const [window] = files.catalog.windows;
  if (window === undefined) throw new Error('no windows');
  const change = (changes: object) => [{ kind: 'window' as const, key: window.code, value: { ...window, ...changes } }];
  const faulty = await here.publish(change({ hours: '' }), who);
  expect(faulty).toMatchObject({ ok: false, findings: [{ field: 'hours', severity: 'error' }] });
  const result = await here.publish(change({ phone: '0561-1234567' }), who);
  expect(result.ok).toBe(true);
  await withinASecond(() => expect(there.published().knowledge.catalog.window(window.code)?.phone).toBe('0561-1234567'));
  expect((await there.undo(result.ok ? (result.revisions[0]?.batch ?? 0) : 0, who)).ok).toBe(true);
  expect(there.published().knowledge.catalog.window(window.code)).toEqual(window);
});

test('a taught phrase is understood within a second everywhere; the understanding is built anew later, when the line is quiet', async () => {
  const phrase = { language: 'zh-CN', text: '整个营生执照', target: `item:${code}` };
  const change = { kind: 'phrase' as const, key: 'zh-CN/整个营生执照', value: phrase };
  expect((await here.publish([change], who)).ok).toBe(true);
  await withinASecond(() =>
    expect(there.published().understand('整个营生执照')).toMatchObject({ decision: 'answer', items: [{ code }] }),
  );
  expect(builds).toBe(2);
  quiet = true;
  await Promise.all([here.refresh(), there.refresh()]);
  expect(builds).toBe(2);
  now = new Date(now.getTime() + 60_000);
  await withinASecond(() => expect(builds).toBe(4));
  await withinASecond(() => expect(there.published().understand('整个营生执照')).toMatchObject({ decision: 'answer' }));
  const nowhere = await here.publish([{ ...change, value: { ...phrase, target: 'other_body:nobody' } }], who);
  expect(nowhere).toMatchObject({ ok: false, problems: [{ kind: 'phrase', message: '没有编号为 nobody 的单位' }] });
});

test('cries for help and for a person keep their meaning', async () => {
  const urgent = files.language['zh-CN'].emergencies.emergencies[0]?.phrases[0] ?? '';
  const [person = ''] = files.language['zh-CN'].intents.operator ?? [];
  for (const text of [urgent, person]) {
    const change = { kind: 'phrase' as const, key: `zh-CN/${text}`, value: { language: 'zh-CN', text, target: `item:${code}` } };
    const refused = await here.publish([change], who);
    expect(refused).toMatchObject({ ok: false, problems: [{ kind: 'phrase', message: '这句话是求助或者要人工，不能教成别的' }] });
  }
});

test('trying out changes nothing', async () => {
  const before = here.published();
  const check = here.check([prompt('bye', '试一下。')]);
  expect(check.ok && check.published.books['zh-CN'].templates.get('bye')).toEqual([{ text: '试一下。' }]);
  expect(here.published()).toBe(before);
  expect(here.newest()).toBe(0);
});

test('a node that starts later takes in everything; what does not fit its files is left out and the line starts', async () => {
  await here.publish([prompt('bye', '甲。')], who);
  const store = createContentStore(await place.open());
  const row = { at: now, by: 'li', note: null, startsAt: now, endsAt: null };
  await store.append(
    [
      { ...row, kind: 'prompt', key: 'zh-CN/gone', value: '旧话术。' },
      { ...row, kind: 'item', key: code, value: { ...firstItem, window: '99x' } },
    ],
    1,
    { action: 'content.publish', subject: '2' },
  );
  const late = await node();
  expect(wording(late, 'bye')).toEqual([{ text: '甲。' }]);
  expect(late.published().knowledge.catalog.item(code)).toEqual(firstItem);
  expect(logged.join('')).toContain('revisions 3 make the catalog faulty');
  late.close();
});
