/** Teaching through the real line: callers are not understood, staff teach, callers are understood, staff take it back. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestLine, type TestLine } from '../../../src/cli/test-line.js';
import type {
  MissedDetails,
  MissedPage,
  TaughtPhrases,
  Teaching,
  TeachPreview,
  TeachResult,
  TeachTargets,
} from '../../../src/domain/console/teach.js';
import { createMissedCollector, type MissedCollector } from '../../../src/server/missed-collector.js';
import { readPublishedFiles } from '../../../src/server/read-published-files.js';
import { createMissedStore } from '../../../src/store/missed-store.js';
import { type Person, signInAs } from './staff.js';

let now = new Date('2026-11-23T02:00:00Z');
let line: TestLine;
let collector: MissedCollector;
let editor: Person;
let viewer: Person;

beforeAll(async () => {
  const clock = () => now;
  line = await openTestLine({ clock, settings: { OPERATOR_NUMBER: '1001' } });
  const { database } = line.hotline;
  const { language } = readPublishedFiles('.');
  collector = createMissedCollector({ store: createMissedStore(database), language, clock, log: pino({ level: 'silent' }) });
  editor = await signInAs(line.hotline, 'editor');
  viewer = await signInAs(line.hotline, 'viewer');
});
afterAll(async () => {
  await collector.close();
  await line.close();
});

const wait = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
};

/** Calls, says these things, hangs up; what was not understood is collected. */
async function callAndSay(from: string, ...said: string[]): Promise<string> {
  const call = await line.carrier.call({ from, to: '+865610114' });
  let heard = '';
  for (const words of said) {
    wait(5);
    await call.speak(words);
    heard = JSON.stringify(call.steps);
  }
  await call.hangup();
  wait(20);
  await collector.collect();
  return heard;
}
const page = (query = '') => editor.get<MissedPage>(`teach${query}`);
const SAID = '咿呀派司咕噜';

describe('what is not understood', () => {
  test('is grouped with turns and callers, numbers taken out, what was understood left out', async () => {
    expect(await page()).toMatchObject({ groups: [], total: 0, open: 0 });
    await callAndSay('+8613900000001', '补办身份证要什么材料', SAID);
    await callAndSay('+8613900000002', `嗯那个${SAID}呢`);
    await callAndSay('+8613900000002', '叽里咕噜呜哇呜哇一三八幺二三四五六七八');
    const { groups, open } = await page();
    expect(groups.map(({ text, turns, callers }) => [text, turns, callers])).toEqual([
      [SAID, 2, 2],
      ['叽里咕噜呜哇呜哇［11位数字］', 1, 1],
    ]);
    expect(open).toBe(2);
    const { turns } = await viewer.get<MissedDetails>(`teach/${groups[0]?.id}`);
    expect(turns.map(({ text, reason }) => [text, reason])).toEqual([
      [`嗯那个${SAID}呢`, 'no_match'],
      [SAID, 'no_match'],
    ]);
    expect((await page('?search=叽里')).total).toBe(1);
  });
});

test('what a caller takes back counts as not understood, as the real understanding reads it', async () => {
  await callAndSay('+8613900000007', '补办身份证要什么材料', '不是身份证，是港澳通行证');
  const [group] = (await page('?search=身份证')).groups;
  const { turns } = await editor.get<MissedDetails>(`teach/${group?.id}`);
  expect(turns.map(({ text, reason }) => [text, reason])).toEqual([['补办身份证要什么材料', 'corrected']]);
  expect((await editor.ask('POST', `teach/${group?.id}/ignore`, {})).status).toBe(204);
});

describe('teaching', () => {
  const first = async () => (await page()).groups[0]?.id ?? 0;
  const toItem = (targets: TeachTargets, text = SAID): Teaching => {
    const item = targets.items.find(({ name }) => name.includes('护照'));
    return { as: 'phrase', language: 'zh-CN', text, target: `item:${item?.code}` };
  };

  test('shows before what would be understood and which logged questions change, and changes nothing', async () => {
    const targets = await editor.get<TeachTargets>('teach/targets');
    expect([targets.items.length, targets.bodies.length > 5, targets.aspects.length]).toEqual([277, true, 9]);
    const preview = await editor.send<TeachPreview>('POST', 'teach/preview', toItem(targets));
    expect(preview.errors).toEqual([]);
    expect(preview.before.decision).not.toBe('answer');
    expect(preview.after).toMatchObject({ decision: 'answer', intent: 'item' });
    expect(preview.after.items[0]?.name).toContain('护照');
    expect(preview.changed.map(({ text }) => text).sort()).toEqual([SAID, `嗯那个${SAID}呢`].sort());
    expect(preview.replayed).toBe(5);
    expect((await page()).groups[0]?.now.decision).not.toBe('answer');
  });

  test('holds for the next caller; taken back it no longer does', async () => {
    const [id, targets] = [await first(), await editor.get<TeachTargets>('teach/targets')];
    expect(await editor.send<TeachResult>('POST', `teach/${id}/teach`, toItem(targets))).toEqual({ result: 'done', reasons: [] });
    expect(await callAndSay('+8613900000003', `${SAID}要多少钱`)).toContain('护照');
    expect((await page()).total).toBe(1);
    const [taught] = (await page('?status=taught')).groups;
    expect(taught).toMatchObject({ id, status: 'taught', by: 'editor', now: { decision: 'answer' } });
    expect(await editor.send<TeachResult>('POST', `teach/${id}/undo`)).toEqual({ result: 'done', reasons: [] });
    expect(await callAndSay('+8613900000003', SAID)).not.toContain('护照');
    expect((await page()).groups[0]).toMatchObject({ id, status: 'open', turns: 3 });
    const log = await line.hotline.database
      .read('audit_log')
      .whereIn('subject', [`${id}`, `zh-CN/${SAID}`])
      .orderBy('id')
      .pluck('action');
    expect(log).toEqual(['phrase.teach', 'missed.teach', 'phrase.undo', 'missed.reopen']);
  });

  test('as an alias goes into the item, once; as another body’s matter sends callers there', async () => {
    const [id, targets] = [await first(), await editor.get<TeachTargets>('teach/targets')];
    const code = toItem(targets).as === 'phrase' ? (targets.items.find(({ name }) => name.includes('护照'))?.code ?? '') : '';
    const alias: Teaching = { as: 'alias', text: '咿呀派司', code };
    expect((await editor.send<TeachPreview>('POST', 'teach/preview', alias)).after).toMatchObject({ decision: 'answer' });
    expect(await editor.send<TeachResult>('POST', `teach/${id}/teach`, alias)).toMatchObject({ result: 'done' });
    expect(await callAndSay('+8613900000004', '咿呀派司要多少钱')).toContain('护照');
    expect(await editor.send<TeachResult>('POST', `teach/${id}/teach`, alias)).toMatchObject({ result: 'refused' });
    const body = targets.bodies[0];
    const other: Teaching = { as: 'phrase', language: 'zh-CN', text: '叽里咕噜', target: `other_body:${body?.id}` };
    const next = (await page()).groups[0]?.id;
    expect(await editor.send<TeachResult>('POST', `teach/${next}/teach`, other)).toMatchObject({ result: 'done' });
    expect(await callAndSay('+8613900000004', '叽里咕噜')).toContain(body?.name.replace(/^\d+/, ''));
  });

  test('what makes no sense is refused in words; a viewer may look only', async () => {
    await callAndSay('+8613900000005', '哞哞哞吱吱吱');
    const id = await first();
    const bad = { as: 'phrase', language: 'zh-CN', text: '哞哞哞', target: 'item:9999' };
    expect(await editor.send<TeachPreview>('POST', 'teach/preview', bad)).toMatchObject({ errors: ['没有编号为 9999 的事项'] });
    expect(await editor.send<TeachResult>('POST', `teach/${id}/teach`, bad)).toMatchObject({ result: 'refused' });
    expect((await editor.ask('POST', 'teach/preview', { ...bad, target: 'intent:item' })).status).toBe(400);
    expect((await editor.ask('POST', 'teach/999/ignore', {})).status).toBe(404);
    for (const path of [`teach/${id}/ignore`, `teach/${id}/undo`, 'teach/preview'])
      expect((await viewer.ask('POST', path, {})).status).toBe(403);
    expect((await editor.ask('POST', `teach/${id}/ignore`, {})).status).toBe(204);
    expect(await page()).toMatchObject({ total: 0, open: 0 });
    expect((await page('?status=ignored')).groups).toMatchObject([{ id, text: '哞哞哞吱吱吱' }, { turns: 1 }]);
  });

  test('all that was taught is listed, whoever taught it, and can be taken back', async () => {
    const { phrases } = await viewer.get<TaughtPhrases>('phrases');
    expect(phrases).toMatchObject([{ text: '叽里咕噜', by: 'editor', name: expect.stringMatching(/./) }]);
    expect((await viewer.ask('POST', 'phrases/forget', { language: 'zh-CN', text: '叽里咕噜' })).status).toBe(403);
    const forgotten = await editor.send<TeachResult>('POST', 'phrases/forget', { language: 'zh-CN', text: '叽里咕噜' });
    expect(forgotten).toEqual({ result: 'done', reasons: [] });
    expect(await viewer.get<TaughtPhrases>('phrases')).toEqual({ phrases: [] });
    expect(await callAndSay('+8613900000004', '叽里咕噜')).not.toContain('这件事归');
  });
});
