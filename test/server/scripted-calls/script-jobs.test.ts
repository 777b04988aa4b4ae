/** Scripted calls on content that is not published: progress, failures, and what is done when all went well. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { Published } from '../../../src/calls/published.js';
import { createScriptFiles, type ScriptFile } from '../../../src/server/scripted-calls/script-files.js';
import { createScriptJobs, type Finish, JUST_TEST, type ScriptJobs } from '../../../src/server/scripted-calls/script-jobs.js';
import { parseScriptedCall } from '../../../src/server/scripted-calls/scripted-call.js';
import { published } from '../../calls-room/small-engine.js';

const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const actor = { by: 'li', at: new Date('2026-11-25T02:00:00Z') };
const file = (name: string, text: string): ScriptFile => ({ name, saved: false, aside: false, script: parseScriptedCall(text) });
const BYE = file(
  'bye',
  "call: 再见\nturns:\n  - start: true\n    said: [opening, opening.english]\n  - hear: 再见\n    said: [bye]\n    text: ['感谢来电']\nends: abandoned",
);
const COMPLAINT = file(
  'complaint',
  "call: 投诉\nnow: '2026-11-23T10:00:00+08:00'\nturns:\n  - start: true\n  - hear: 投诉\n    said: [complaint.start]\n  - record: 9\n    text: ['工单号幺幺二三']\n  - hangup: true",
);
const LONELY = file(
  'lonely',
  'call: 没有人工\noperator: false\nturns:\n  - start: true\n  - hear: 人工\n    said: [operator.none]\n  - hangup: true',
);

let jobs: ScriptJobs;
afterEach(() => jobs?.close());

function jobsOf(scripts: readonly ScriptFile[]): ScriptJobs {
  jobs = createScriptJobs({ scripts: async () => [...scripts], cases: () => [], log: pino({ level: 'silent' }) });
  return jobs;
}

/** Content in which one prompt reads otherwise. */
function withWording(id: 'bye' | 'operator.none', text: string): Published {
  const templates = new Map(published.books['zh-CN'].templates).set(id, [{ text }]);
  return { ...published, books: { ...published.books, 'zh-CN': { ...published.books['zh-CN'], templates } } };
}

async function ran(scripts: readonly ScriptFile[], content = published, finish: Finish = JUST_TEST) {
  const { id } = await jobsOf(scripts).start({ published: content, actor, finish });
  await vi.waitFor(() => expect(jobs.view(id)?.state).not.toBe('running'), { timeout: 15_000 });
  return jobs.view(id);
}

describe('a run', () => {
  test('passes when every call goes as it should; only then what comes after is done', async () => {
    const finish = vi.fn(async () => ({ state: 'published' as const, batch: 7, reasons: [] }));
    const view = await ran([BYE, COMPLAINT, LONELY], published, finish);
    expect(view).toMatchObject({ state: 'published', batch: 7, done: 3, total: 3, failures: [], by: 'li' });
    expect(finish).toHaveBeenCalledOnce();
  });

  test('fails with the turn and what was said instead, and nothing comes after', async () => {
    const finish = vi.fn(JUST_TEST);
    const view = await ran([BYE, LONELY], withWording('bye', '拜拜。'), finish);
    expect(view).toMatchObject({ state: 'failed', done: 2 });
    expect(view?.failures).toEqual([
      { name: 'bye', call: '再见', ok: false, turn: 2, deviations: ['“感谢来电” was not said, but: 拜拜。'], already: false },
    ]);
    expect(finish).not.toHaveBeenCalled();
  });

  test('a notice does not disturb a script that does not name it; one that does expects it', async () => {
    const notices = [{ title: '放假', text: { 'zh-CN': '国庆不上班。' } }];
    const content = { ...published, knowledge: { ...published.knowledge, notices } };
    const named = file(
      'named',
      'call: 有通知\nturns:\n  - start: true\n    said: [opening, opening.english, notice]\n  - hangup: true',
    );
    expect((await ran([BYE, named], content))?.state).toBe('passed');
    expect((await ran([named]))?.state).toBe('failed');
  });

  test('tells which calls go otherwise without the draft too', async () => {
    const wrong = file('wrong', 'call: 错的\nturns:\n  - start: true\n    said: [bye]');
    const { id } = await jobsOf([BYE, wrong]).start({
      published: withWording('bye', '拜拜。'),
      baseline: published,
      actor,
      finish: JUST_TEST,
    });
    await vi.waitFor(() => expect(jobs.view(id)?.state).toBe('failed'), { timeout: 15_000 });
    expect(jobs.view(id)?.failures.map(({ name, already }) => [name, already])).toEqual([
      ['bye', false],
      ['wrong', true],
    ]);
  });

  test('a script that cannot be read, and a call that breaks, are failures', async () => {
    const broken: ScriptFile = { name: 'broken', saved: true, aside: false, script: { broken: 'unknown prompt id' } };
    const impossible = file('impossible', 'call: 录音\nturns:\n  - start: true\n  - record: 3');
    const view = await ran([broken, impossible]);
    expect(view?.failures.map(({ deviations }) => deviations[0])).toEqual([
      'unknown prompt id',
      'the line waits for gather, not for record',
    ]);
  });

  test('can be stopped; a second one has to wait; what goes wrong at the end is told', async () => {
    jobsOf(Array.from({ length: 200 }, () => BYE));
    const finish = vi.fn(JUST_TEST);
    const { id } = await jobs.start({ published, actor, finish });
    await expect(jobs.start({ published, actor, finish })).rejects.toThrow('another run');
    jobs.cancel(id);
    await vi.waitFor(() => expect(jobs.view(id)?.state).toBe('cancelled'));
    expect(finish).not.toHaveBeenCalled();
    const again = await ran([BYE], published, async () => Promise.reject(new Error('the disk is full')));
    expect(again?.state).toBe('broken');
    expect(jobs.view('unknown')).toBeNull();
  });

  test('leaves nothing behind on the disk', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('hotline-private-')).length;
    await ran([BYE]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('hotline-private-')).length).toBeLessThanOrEqual(before);
  });
});

describe('script files', () => {
  const files = createScriptFiles('.', folder);

  test('the shipped calls can all be read', async () => {
    const all = await files.list();
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.filter(({ script }) => 'broken' in script)).toEqual([]);
    expect(all.map(({ name }) => name)).toContain('happy/lost-id-card');
  });

  test('a saved call is listed, comes back as it was, and can be removed; a shipped one cannot', async () => {
    const script = parseScriptedCall('call: 试一试\nturns:\n  - start: true\n  - keys: "0101"\n  - hangup: true');
    const name = await files.save(script);
    const saved = (await files.list()).find((one) => one.name === name);
    expect(saved).toEqual({ name, saved: true, aside: false, script });
    expect(await files.remove('happy/lost-id-card')).toBe(false);
    expect(await files.remove('saved/../../hotline')).toBe(false);
    expect(await files.remove(name)).toBe(true);
    expect(readdirSync(join(folder, 'calls'))).toEqual([]);
  });

  test('a call that is set aside binds nobody until it is taken back', async () => {
    const binding = async () => (await files.binding()).some(({ name }) => name === 'happy/lost-id-card');
    expect(await files.setAside('happy/lost-id-card', true)).toBe(true);
    expect([await binding(), (await files.list()).find(({ name }) => name === 'happy/lost-id-card')?.aside]).toEqual([false, true]);
    expect(await files.setAside('no/such', true)).toBe(false);
    await files.setAside('happy/lost-id-card', false);
    expect(await binding()).toBe(true);
  });

  test('a file that changes is read again', async () => {
    const name = await files.save(parseScriptedCall('call: 甲\nturns:\n  - start: true'));
    const call = async () => (await files.list()).find((one) => one.name === name)?.script;
    expect(await call()).toMatchObject({ call: '甲' });
    writeFileSync(join(folder, 'calls', `${name.slice('saved/'.length)}.yaml`), 'call: 乙乙\nturns:\n  - start: true');
    expect(await call()).toMatchObject({ call: '乙乙' });
    await files.remove(name);
  });

  test('a centre’s own calls stand in place of the shipped ones', async () => {
    mkdirSync(join(folder, 'content/data/calls'), { recursive: true });
    writeFileSync(join(folder, 'content/data/calls/ours.yaml'), 'call: 我们的\nturns:\n  - start: true');
    expect((await createScriptFiles(join(folder, 'content'), folder).list()).map(({ name }) => name)).toEqual(['ours']);
    expect(existsSync(join(folder, 'calls', 'ours.yaml'))).toBe(false);
  });
});
