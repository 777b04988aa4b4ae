/** Two editors at the desk: drafts, review, publishing after the scripted calls, conflicts, undo, and what the pages are shown. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Voice } from '../../../src/audio/ports.js';
import { readWav } from '../../../src/audio/wav.js';
import { WINDOW_FIELDS } from '../../../src/catalog/window-fields.js';
import type { JobView } from '../../../src/domain/console/content-jobs.js';
import { type Item, type ServiceWindow, serviceWindowSchema } from '../../../src/domain/item.js';
import { checkItem, checkWindow, entryDetail } from '../../../src/server/content-desk/catalog-entry.js';
import { catalogView } from '../../../src/server/content-desk/catalog-views.js';
import { createDraftDesk, type DraftDesk, during } from '../../../src/server/content-desk/draft-desk.js';
import { noticeList, type PromptViewParts, promptDetail, promptList } from '../../../src/server/content-desk/prompt-views.js';
import { sayAloud } from '../../../src/server/content-desk/say-aloud.js';
import { type LiveContent, openLiveContent } from '../../../src/server/live-content.js';
import { readPublishedFiles } from '../../../src/server/read-published-files.js';
import type { ScriptFile } from '../../../src/server/scripted-calls/script-files.js';
import { createScriptJobs, type ScriptJobs } from '../../../src/server/scripted-calls/script-jobs.js';
import { parseScriptedCall } from '../../../src/server/scripted-calls/scripted-call.js';
import { createContentStore } from '../../../src/store/content-store.js';
import { heard } from '../../dialog/knowledge.js';
import { type Place, temporaryDatabase } from '../../store/temporary-database.js';

const files = readPublishedFiles('.');
const log = pino({ level: 'silent' });
const SCRIPT: ScriptFile = {
  name: 'happy/opening',
  saved: false,
  aside: false,
  script: parseScriptedCall(
    "call: 开场\nturns:\n  - start: true\n    said: [opening, opening.english]\n    text: ['通话有记录']\n  - hangup: true",
  ),
};
const KEY = { kind: 'prompt', key: 'zh-CN/opening' } as const;
const GOOD = '您好，这里是{centre}，通话有记录。请讲。';

let now: Date;
let place: Place;
let content: LiveContent;
let jobs: ScriptJobs;
let parts: PromptViewParts;
let desk: DraftDesk;

beforeEach(async () => {
  now = new Date('2026-11-25T02:00:00Z');
  place = await temporaryDatabase();
  const store = createContentStore(await place.open());
  content = await openLiveContent({
    files,
    store,
    clock: () => now,
    log,
    operatorNumber: null,
    build: async () => (text) => heard({ text, decision: 'reject' }),
    quiet: () => false,
  });
  jobs = createScriptJobs({ scripts: async () => [SCRIPT], cases: () => [], log });
  parts = {
    content: () => content,
    contentStore: store,
    jobs,
    scriptCount: async () => 1,
    scripts: async () => [SCRIPT],
    voice: null,
    fileWording: (language, id) => files.wordings[language].prompts[id] ?? '',
  };
  desk = createDraftDesk(parts);
});
afterEach(async () => {
  await jobs.close();
  content.close();
  await place.remove();
});

const li = () => ({ by: 'li', at: now });
const wang = () => ({ by: 'wang', at: now });
const words = () => content.state().content.wordings['zh-CN'].prompts.opening;

async function publish(
  actor = li(),
  keys: Parameters<DraftDesk['changes']>[0] = [KEY],
  period = { startsAtMs: null as number | null, endsAtMs: null as number | null },
): Promise<JobView> {
  const { id } = await desk.publish(during(await desk.changes(keys, actor), period), { actor, note: '试一试' });
  await vi.waitFor(() => expect(jobs.view(id)?.state).not.toBe('running'), { timeout: 10_000 });
  return jobs.view(id) as JobView;
}

describe('prompts', () => {
  test('a draft changes nothing; published after the scripted calls it is spoken, and can be taken back', async () => {
    expect(await desk.save({ ...KEY, value: GOOD, base: 0 }, li())).toEqual({ result: 'saved', reasons: [] });
    const before = words();
    const review = await desk.review(await desk.changes([KEY], li()));
    expect(review).toMatchObject({
      errors: [],
      calls: 1,
      changes: [{ fields: [{ key: 'text', before, after: GOOD }], overtakenBy: null }],
    });
    expect(words()).toBe(before);
    expect(await publish()).toMatchObject({ state: 'published', batch: 1, failures: [] });
    expect(words()).toBe(GOOD);
    const prompts = (await promptList(parts, li())).groups.flatMap((group) => group.prompts);
    const opening = prompts.find(({ id }) => id === 'opening')?.wordings;
    expect([opening?.['zh-CN']?.behind, opening?.en?.behind]).toEqual([false, true]);
    expect(await desk.drafts(li(), ['prompt'])).toEqual({ mine: [], others: [] });
    const { history, revision } = await promptDetail(parts, { id: 'opening', language: 'zh-CN' }, li());
    expect([revision, history[0]?.note, history[0]?.standing, history[0]?.fields[0]?.after]).toEqual([1, '试一试', true, GOOD]);

    const { id } = await desk.publish(await content.formerValues(1), { actor: wang(), note: '', verb: 'undo' });
    await vi.waitFor(() => expect(jobs.view(id)?.state).toBe('published'));
    expect(words()).toBe(before);
  });

  test('when a scripted call goes otherwise nothing is published and the draft stays', async () => {
    await desk.save({ ...KEY, value: '您好，这里是{centre}。', base: 0 }, li());
    const before = words();
    const job = await publish();
    expect(job).toMatchObject({ state: 'failed', batch: null, failures: [{ name: 'happy/opening', turn: 1 }] });
    expect(words()).toBe(before);
    expect((await desk.drafts(li(), ['prompt'])).mine.map(({ value }) => value)).toEqual(['您好，这里是{centre}。']);
  });

  test('of two who edit the same prompt the second is told, and neither text is lost', async () => {
    await desk.save({ ...KEY, value: GOOD, base: 0 }, li());
    const other = GOOD.replace('请讲', '请说');
    await desk.save({ ...KEY, value: other, base: 0 }, wang());
    expect(
      (await promptDetail(parts, { id: 'opening', language: 'zh-CN' }, wang())).others.map(({ by, value }) => [by, value]),
    ).toEqual([['li', GOOD]]);
    await publish(li());
    expect(await desk.save({ ...KEY, value: other, base: 0 }, wang())).toMatchObject({ result: 'overtaken' });
    const review = await desk.review(await desk.changes([KEY], wang()));
    expect(review.changes[0]).toMatchObject({ overtakenBy: 'li', fields: [{ before: GOOD, after: other }] });
    expect(await publish(wang())).toMatchObject({ state: 'conflict', reasons: ['zh-CN/opening'] });
    expect(words()).toBe(GOOD);
    await desk.save({ ...KEY, value: other, base: 1 }, wang());
    expect(await publish(wang())).toMatchObject({ state: 'published' });
    expect((await parts.contentStore.history(KEY)).map(({ value }) => value)).toEqual([other, GOOD]);
  });

  test('what was published while the calls were placed is not overlooked: the draft has to be tried again', async () => {
    await desk.save({ ...KEY, value: GOOD, base: 0 }, li());
    const { id } = await desk.publish(await desk.changes([KEY], li()), { actor: li(), note: '' });
    await content.publish([{ kind: 'prompt', key: 'zh-CN/bye', value: '再会。' }], { by: 'wang' });
    await vi.waitFor(() => expect(jobs.view(id)?.state).not.toBe('running'), { timeout: 10_000 });
    expect(jobs.view(id)).toMatchObject({ state: 'refused', reasons: [expect.stringContaining('再发布一次')] });
    expect(await publish()).toMatchObject({ state: 'published' });
  });

  test('faults are named before publishing and refused when published all the same', async () => {
    await desk.save({ ...KEY, value: '您好，{center}，通话有记录。', base: 0 }, li());
    const { errors } = await desk.review(await desk.changes([KEY], li()));
    expect(errors.join()).toContain('{center}');
    expect(await publish()).toMatchObject({ state: expect.stringMatching(/refused|failed/) });
    expect(await desk.save({ kind: 'prompt', key: 'zh-CN/no.such', value: 'x', base: 0 }, li())).toMatchObject({
      result: 'refused',
    });
    expect(await desk.save({ kind: 'prompt', key: 'fr/bye', value: 'x', base: 0 }, li())).toMatchObject({ result: 'refused' });
  });

  test('back to the files shows what they say', async () => {
    await desk.save({ ...KEY, value: GOOD, base: 0 }, li());
    await publish();
    await desk.save({ ...KEY, value: null, base: 1 }, li());
    const [change] = (await desk.review(await desk.changes([KEY], li()))).changes;
    expect(change?.fields).toEqual([
      { key: 'text', title: { zh: '文字', en: 'Wording' }, before: GOOD, after: files.wordings['zh-CN'].prompts.opening },
    ]);
  });

  test('the list knows groups, seconds, drafts and uses', async () => {
    await desk.save({ kind: 'prompt', key: 'en/bye', value: 'Bye.', base: 0 }, wang());
    const { groups, languages } = await promptList(parts, li());
    expect(languages).toEqual(['zh-CN', 'en']);
    const all = groups.flatMap(({ prompts }) => prompts);
    const opening = all.find(({ id }) => id === 'opening');
    expect(opening).toMatchObject({
      variables: ['centre'],
      calls: 1,
      wordings: { 'zh-CN': { draft: null, recorded: 'no', problems: 0 } },
    });
    expect(all.find(({ id }) => id === 'bye')?.wordings.en?.others).toEqual(['wang']);
  });
});

test('the line’s own voice reads a wording aloud, part by part', async () => {
  const heard: string[] = [];
  const voice: Voice = {
    async *speak({ text, language }) {
      heard.push(`${language} ${text}`);
      yield Buffer.alloc(800, 0xff);
      yield Buffer.alloc(800, 0xff);
    },
  };
  const wav = await sayAloud(voice, 'confirm.item', [
    { text: 'Is it', language: 'en' },
    { text: '补办身份证', language: 'zh-CN' },
  ]);
  expect(heard).toEqual(['en Is it', 'zh-CN 补办身份证']);
  expect(readWav(wav)).toMatchObject({ sampleRate: 8_000, pcm: new Int16Array(3_200) });
});

test('a notice is spoken in its time only', async () => {
  const notice = { title: '元旦', text: { 'zh-CN': '元旦放假一天。' } };
  await desk.save({ kind: 'notice', key: 'n1', value: notice, base: 0 }, li());
  const period = { startsAtMs: now.getTime() + 3_600_000, endsAtMs: now.getTime() + 7_200_000 };
  expect(await publish(li(), [{ kind: 'notice', key: 'n1' }], period)).toMatchObject({ state: 'published' });
  const states = async () => (await noticeList(parts, now)).map(({ state, title }) => [title, state]);
  expect(await states()).toEqual([['元旦', 'coming']]);
  now = new Date(now.getTime() + 3_600_000);
  await content.refresh();
  expect([await states(), content.published().knowledge.notices]).toEqual([[['元旦', 'spoken']], [notice]]);
  now = new Date(now.getTime() + 3_600_000);
  await content.refresh();
  expect([await states(), content.published().knowledge.notices]).toEqual([[['元旦', 'over']], []]);
});

describe('items', () => {
  const [first] = files.catalog.items as [Item];
  const key = { kind: 'item', key: first.code } as const;

  test('a change from a later day on is published now and stands then', async () => {
    const item = { ...first, result: '新的结果' };
    await desk.save({ ...key, value: item, base: 0 }, li());
    const begins = now.getTime() + 86_400_000;
    expect(await publish(li(), [key], { startsAtMs: begins, endsAtMs: null })).toMatchObject({ state: 'published' });
    const stands = () => content.published().knowledge.catalog.item(first.code)?.result;
    expect(stands()).toBe(first.result);
    now = new Date(begins);
    await content.refresh();
    expect(stands()).toBe('新的结果');
    const { history, item: shown } = await entryDetail(parts, key, li());
    expect(history[0]).toMatchObject({ startsAtMs: begins, standing: true });
    expect(shown).toEqual(item);
  });

  test('the lint stands against a faulty draft, with the field it belongs to', async () => {
    const faulty = {
      ...first,
      fee: { charged: false, items: [{ name: '工本费', amount: 5, unit: '元/件', note: null }], basis: null },
    };
    expect(checkItem(content, faulty, '2026-11-25')).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'fee.charged', severity: 'error', silences: 'fee' })]),
    );
    expect(
      checkItem(content, { ...first, name: undefined, materials: [{ name: '' }] }, '2026-11-25').map(({ field }) => field),
    ).toEqual(expect.arrayContaining(['name', 'materials']));
    await desk.save({ ...key, value: faulty, base: 0 }, li());
    expect((await desk.review(await desk.changes([key], li()))).errors.join()).toContain('写着不收费');
    expect(await publish(li(), [key])).toMatchObject({ state: 'refused' });
  });

  test('the list shows windows, findings, age, and new items that are drafts', async () => {
    await desk.save({ kind: 'item', key: '9901', value: { short_name: '新事项', window: null, aliases: null }, base: 0 }, li());
    const view = await catalogView(parts, li());
    expect(view.windows.length).toBe(files.catalog.windows.length);
    expect(view.items.at(-1)).toMatchObject({ code: '9901', short_name: '新事项', published: false, draft: true });
    expect(view.items.filter(({ published }) => published).length).toBe(files.catalog.items.length);
    expect(view.items.some(({ stale }) => stale)).toBe(true);
    expect(view.fields.find(({ key: field }) => field === 'kind')?.choices?.map(({ label }) => label)).toEqual([
      '即办件',
      '承诺件',
    ]);
  });

  test('a window is edited like an item: checked, reviewed field by field, published', async () => {
    const [window] = files.catalog.windows as [ServiceWindow];
    const keyed = { kind: 'window', key: window.code } as const;
    expect(checkWindow(content, { ...window, hours: '随时' }, '2026-11-25')).toEqual([
      expect.objectContaining({ field: 'hours', severity: 'error', rule: 'window-hours' }),
    ]);
    expect(checkWindow(content, { ...window, counters: [''] }, '2026-11-25').map(({ field }) => field)).toEqual(['counters']);
    await desk.save({ ...keyed, value: { ...window, hall: '三楼', phone: '0561-1234567' }, base: 0 }, li());
    expect((await catalogView(parts, li())).windows[0]).toMatchObject({ code: window.code, draft: true });
    const [change] = (await desk.review(await desk.changes([keyed], li()))).changes;
    expect(change?.fields.map(({ key: field, after }) => [field, after])).toEqual([
      ['hall', '三楼'],
      ['phone', '0561-1234567'],
    ]);
    expect(await publish(li(), [keyed])).toMatchObject({ state: 'published' });
    expect(content.published().knowledge.catalog.window(window.code)?.hall).toBe('三楼');
    expect((await entryDetail(parts, keyed, li())).history[0]?.fields.map(({ key: field }) => field)).toContain('hall');
  });

  test('the fields of a window are those of its schema', () => {
    expect(WINDOW_FIELDS.map(({ key: field }) => field).toSorted()).toEqual(Object.keys(serviceWindowSchema.shape).toSorted());
  });

  test('a removed item is gone, and its fields are what the reviewer sees go', async () => {
    const last = files.catalog.items.at(-1) as Item;
    await desk.save({ kind: 'item', key: last.code, value: { removed: true }, base: 0 }, li());
    const keys = [{ kind: 'item', key: last.code } as const];
    const [change] = (await desk.review(await desk.changes(keys, li()))).changes;
    expect(change?.title).toContain(last.short_name);
    expect(change?.fields.find(({ key: field }) => field === 'name')).toMatchObject({ before: last.name, after: '' });
  });
});
