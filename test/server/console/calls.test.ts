/** The call log, figures, downloads and deletion over real HTTP. */
import exceljs from 'exceljs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditPage } from '../../../src/domain/console/audit.js';
import type {
  CallCount,
  CallDetails,
  CallerNumber,
  CallNote,
  CallPage,
  ExportProgress,
  LiveCalls,
  Names,
} from '../../../src/domain/console/calls.js';
import type { Bulletin, Overview } from '../../../src/domain/console/figures.js';
import type { DeleteNumberResult, NumberMatches, Retention } from '../../../src/domain/console/retention.js';
import { ROLES } from '../../../src/domain/role.js';
import { createCallStore } from '../../../src/store/call-store.js';
import { NO_MATCH, placeCall } from '../../store/reports/small-month.js';
import { aTicket, aWrite } from '../../store/turn-writes.js';
import { openSmallLine, type SmallLine } from '../small-line.js';
import { type Person, signInAs } from './staff.js';

let line: SmallLine;
let manager: Person;

beforeAll(async () => {
  line = await openSmallLine();
  manager = await signInAs(line, 'manager');
  const { database } = line;
  await placeCall(database, {
    id: 'CA1',
    at: '2026-11-23T09:05:00+08:00',
    outcome: 'self_served',
    lasts: 45,
    turns: [
      { heard: '=HYPERLINK("x")，嗯', understood: { intent: 'none' }, actions: NO_MATCH },
      {
        heard: '办护照要什么材料',
        understood: { intent: 'item', why: ['护照'] },
        state: { item: '0301', served: true },
        spoken: '要带三样',
      },
    ],
  });
  await placeCall(database, {
    id: 'CA2',
    at: '2026-11-23T08:00:00+08:00',
    from: '+8613900001234',
    outcome: 'callback_owed',
    turns: [{ heard: '回电话' }],
    tickets: [aTicket('1123000001')],
  });
  await placeCall(database, {
    id: 'CA3',
    at: '2026-11-22T23:59:59+08:00',
    from: '+8613900001234',
    outcome: 'abandoned',
    stage: 'open',
  });
  await createCallStore(database).save(
    aWrite('live', 0, { turn: { ...aWrite('live', 0).turn, at: new Date('2026-11-23T09:59:30+08:00') } }),
  );
  await line.reports.jobs.catchUp();
});
afterAll(() => line.close());

const audited = async (action: string) => (await manager.get<AuditPage>(`audit?action=${action}`)).entries;

describe('who may', () => {
  test.each([
    ['GET', 'calls', 'viewer'],
    ['GET', 'calls/CA1', 'viewer'],
    ['GET', 'overview?from=2026-11-01&to=2026-11-30', 'viewer'],
    ['POST', 'calls/nobody/notes', 'editor'],
    ['POST', 'calls/nobody/number', 'manager'],
    ['GET', 'exports/calls.csv?export=12345678', 'manager'],
    ['POST', 'retention/numbers', 'manager'],
    ['POST', 'retention/delete', 'manager'],
    ['GET', 'retention', 'manager'],
  ])('%s %s is for %s and above', async (method, path, first) => {
    for (const role of ROLES) {
      const { status } = await (await signInAs(line, role)).ask(method, path, method === 'POST' ? {} : undefined);
      expect([role, status === 403]).toEqual([role, ROLES.indexOf(role) < ROLES.indexOf(first as (typeof ROLES)[number])]);
    }
  });
});

describe('the list', () => {
  test('by days of the centre, newest first, with its count', async () => {
    const page = await manager.get<CallPage>('calls?from=2026-11-23&to=2026-11-23');
    expect(page.calls.map(({ id }) => id)).toEqual(['CA1', 'CA2']);
    expect(page.calls[0]?.caller).toBe('138****5678');
    expect(await manager.get<CallCount>('calls/count?from=2026-11-22&to=2026-11-22')).toEqual({ count: 1 });
    const first = await manager.get<CallPage>('calls?limit=1');
    const second = await manager.get<CallPage>(`calls?limit=1&before=${first.next}`);
    expect([first.calls[0]?.id, second.calls[0]?.id]).toEqual(['CA1', 'CA2']);
  });

  test('by filters of every kind', async () => {
    const ids = async (query: string) => (await manager.get<CallPage>(`calls?${query}`)).calls.map(({ id }) => id);
    expect(await ids('flags=not_understood,answered&item=0301&text=%E6%8A%A4%E7%85%A7')).toEqual(['CA1']);
    expect(await ids('tail=1234&outcome=abandoned&stage=open&hour=23&weekday=7')).toEqual(['CA3']);
  });

  test.each(['from=2026-13-01', 'tail=123', 'outcome=gone', 'flags=x', 'limit=1000', 'hour=24'])('400 for %s', async (query) => {
    expect((await manager.ask('GET', `calls?${query}`)).status).toBe(400);
  });

  test('what is going on, and what things are called', async () => {
    const { calls } = await manager.get<LiveCalls>('calls/live');
    expect(calls).toEqual([expect.objectContaining({ id: 'live', caller: '138****5678', turns: 1, stage: 'open' })]);
    const names = await manager.get<Names>('calls/names');
    expect(names).toMatchObject({ today: '2026-11-23', timeZone: 'Asia/Shanghai' });
    expect(names.items.find(({ code }) => code === '0301')?.window).toBe('03');
  });
});

describe('one call', () => {
  test('turn by turn', async () => {
    const call = await manager.get<CallDetails>('calls/CA1');
    expect(call).toMatchObject({ caller: '138****5678', outcome: 'self_served', demo: false, notes: [], tags: [] });
    expect(call.turns.map(({ event, heard, notUnderstood }) => [event, heard, notUnderstood])).toEqual([
      ['started', null, false],
      ['speech', '=HYPERLINK("x")，嗯', true],
      ['speech', '办护照要什么材料', false],
    ]);
    expect(call.turns[2]).toMatchObject({ understood: { why: ['护照'] }, item: '0301', spoken: [{ text: '要带三样' }] });
    expect((await manager.ask('GET', 'calls/nobody')).status).toBe(404);
  });

  test('tells how much of a reply was heard', async () => {
    await line.database.sql('played').insert({ call_id: 'CA1', idx: 2, characters: 2, of_characters: 4, ms: 500 });
    const { turns } = await manager.get<CallDetails>('calls/CA1');
    expect(turns.map(({ played }) => played)).toEqual([null, null, { characters: 2, of: 4, ms: 500 }]);
  });

  test('the whole number is shown to a manager, and that is logged', async () => {
    expect(await manager.send<CallerNumber>('POST', 'calls/CA2/number')).toEqual({ number: '+8613900001234' });
    expect((await audited('call.reveal')).map(({ by, subject }) => [by, subject])).toEqual([['manager', 'CA2']]);
    expect(JSON.stringify(await audited('call.reveal'))).not.toMatch(/1390000|00001234/);
  });

  test('notes and tags, which can be filtered by', async () => {
    const editor = await signInAs(line, 'editor');
    const note = await editor.send<CallNote>('POST', 'calls/CA1/notes', { text: '  回访过了  ' });
    expect(note).toMatchObject({ author: 'editor', text: '回访过了' });
    expect(await editor.send('PUT', 'calls/CA1/tags', { tags: ['典型', '回访', '典型'] })).toEqual({
      tags: ['典型', '回访'].sort(),
    });
    await line.reports.jobs.catchUp();
    expect((await manager.get<CallPage>(`calls?tag=${encodeURIComponent('回访')}&flags=noted`)).calls.map(({ id }) => id)).toEqual([
      'CA1',
    ]);
    expect((await manager.get<CallDetails>('calls/CA1')).notes).toEqual([note]);
    expect((await manager.get<Names>('calls/names')).tags).toContain('典型');
    await editor.send('PUT', 'calls/CA1/tags', { tags: [] });
    await line.reports.jobs.catchUp();
    expect(await manager.get<CallCount>(`calls/count?tag=${encodeURIComponent('回访')}`)).toEqual({ count: 0 });
    expect(await audited('call.tags')).toHaveLength(2);
    for (const body of [{ text: ' ' }, {}]) expect((await editor.ask('POST', 'calls/CA1/notes', body)).status).toBe(400);
    expect((await editor.ask('POST', 'calls/nobody/notes', { text: 'x' })).status).toBe(404);
  });
});

describe('downloads', () => {
  test('CSV that Excel reads, without formulas, with its progress', async () => {
    const { status, headers, text } = await manager.ask('GET', 'exports/calls.csv?from=2026-11-23&to=2026-11-23&export=csv-12345');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(decodeURIComponent(headers['content-disposition'] ?? '')).toContain('通话记录-2026-11-23.csv');
    expect(text.startsWith('\uFEFF开始时间,')).toBe(true);
    const [, ...rows] = Papa.parse<string[]>(text.slice(1).trimEnd()).data;
    expect(rows).toHaveLength(2);
    expect(rows[0]?.slice(0, 4)).toEqual(['2026-11-23 09:05:00', '138****5678', '自助办结', '已结束']);
    expect(rows[0]).toContain('\'=HYPERLINK("x")，嗯');
    expect(await manager.get<ExportProgress>('exports/csv-12345')).toEqual({ state: 'done', written: 2, total: 2 });
    expect((await audited('call.export'))[0]).toMatchObject({ by: 'manager', after: { calls: 2 } });
  });

  test('XLSX with every call', async () => {
    const url = `${line.url}/api/console/exports/calls.xlsx?export=xlsx-12345`;
    const response = await fetch(url, { headers: { Cookie: manager.cookie, 'Sec-Fetch-Site': 'same-origin' } });
    const book = new exceljs.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.getWorksheet('通话记录');
    expect(sheet?.rowCount).toBe(4);
    expect([1, 2, 3, 5].map((column) => sheet?.getRow(3).getCell(column).value)).toEqual([
      '2026-11-23 08:00:00',
      '139****1234',
      '待回电',
      60,
    ]);
    expect(await manager.get<ExportProgress>('exports/xlsx-12345')).toEqual({ state: 'done', written: 3, total: 3 });
    expect(await manager.get<ExportProgress>('exports/never-begun')).toEqual({ state: 'waiting', written: 0, total: null });
  });
});

describe('figures', () => {
  test('the overview of a period', async () => {
    const seen = await manager.get<Overview>('overview?from=2026-11-23&to=2026-11-23');
    expect(seen.figures).toMatchObject({ calls: 2, self_served: 1, callback_owed: 1, calls_not_understood: 1 });
    expect(seen.previous).toMatchObject({ from: '2026-11-22', to: '2026-11-22', figures: { calls: 1, abandoned: 1 } });
    expect(seen.since).toBe('2026-11-22');
    for (const period of ['from=2026-11-23&to=2026-11-22', 'from=2024-01-01&to=2026-01-01', 'from=2026-11-23'])
      expect((await manager.ask('GET', `overview?${period}`)).status).toBe(400);
  });

  test('the monthly bulletin, and as a workbook', async () => {
    const seen = await manager.get<Bulletin>('bulletin?month=2026-11');
    expect(seen).toMatchObject({ from: '2026-11-01', to: '2026-11-30', figures: { calls: 3 }, tickets: { opened: 1, overdue: 0 } });
    expect(seen.items.map(({ key, calls, tickets }) => [key, calls, tickets])).toEqual([
      ['0301', 1, 0],
      ['0101', 0, 1],
    ]);
    const response = await fetch(`${line.url}/api/console/bulletin.xlsx?month=2026-11`, {
      headers: { Cookie: manager.cookie, 'Sec-Fetch-Site': 'same-origin' },
    });
    const book = new exceljs.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    expect(book.worksheets.map(({ name }) => name)).toEqual(['总体情况', '窗口', '事项', '每日']);
    expect(book.getWorksheet('总体情况')?.getRow(1).getCell(1).value).toBe('阳光政务热线月度通报 2026-11');
    expect(book.getWorksheet('每日')?.rowCount).toBe(31);
    expect((await manager.ask('GET', 'bulletin?month=2026-13')).status).toBe(400);
  });
});

describe('deleting by number', () => {
  test('shows how many first, refuses when there are others by then, and leaves nothing', async () => {
    const number = '139 0000 1234';
    const { matches } = await manager.send<NumberMatches>('POST', 'retention/numbers', { number });
    expect(matches).toEqual([{ id: expect.any(String), masked: '139****1234', calls: 2 }]);
    const id = matches[0]?.id ?? '';
    const remove = (calls: number) => manager.send<DeleteNumberResult>('POST', 'retention/delete', { number, id, calls });
    expect(await remove(1)).toEqual({ result: 'changed', calls: 2, left: 0 });
    expect(await remove(2)).toEqual({ result: 'deleted', calls: 2, left: 0 });
    expect((await manager.get<CallPage>('calls')).calls.map((call) => call.id)).toEqual(['CA1']);
    expect((await manager.ask('GET', 'calls/CA2')).status).toBe(404);
    for (const table of ['turns', 'tickets', 'call_summaries', 'call_statuses'])
      expect(await line.database.read(table).whereIn('call_id', ['CA2', 'CA3'])).toEqual([]);
    const [entry] = await audited('call.delete');
    expect(entry).toMatchObject({ by: 'manager', after: { calls: 2, recordingsLeft: 0 } });
    expect(entry?.subject).toBe('139****1234');
    expect((await manager.send<NumberMatches>('POST', 'retention/numbers', { number })).matches).toEqual([]);
    for (const bad of ['123', "1' or '1'='1"])
      expect((await manager.ask('POST', 'retention/numbers', { number: bad })).status).toBe(400);
  });

  test('how long things are kept', async () => {
    expect(await manager.get<Retention>('retention')).toMatchObject({
      callsDays: expect.any(Number),
      recordingsDays: expect.any(Number),
    });
  });
});
