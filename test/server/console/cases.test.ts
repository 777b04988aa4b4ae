/** Cases over real HTTP: sheets with a preview, the interface with ten thousand rows, look-ups. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditPage } from '../../../src/domain/console/audit.js';
import type { CaseFound, CaseImportList, CaseImportResult, CasePreview } from '../../../src/domain/console/cases.js';
import { luhnDigit } from '../../../src/domain/receipt.js';
import { createCaseStore } from '../../../src/store/case-store.js';
import { aCase } from '../../contracts/case-store.js';
import { API_TOKEN, openSmallLine, type SmallLine } from '../small-line.js';
import { send } from '../web.js';
import { type Person, signInAs } from './staff.js';

let line: SmallLine;
let editor: Person;
let manager: Person;

beforeAll(async () => {
  line = await openSmallLine();
  editor = await signInAs(line, 'editor');
  manager = await signInAs(line, 'manager');
});
afterAll(() => line.close());

const receipt = (k: number) => {
  const payload = `2611${String(k).padStart(7, '0')}`;
  return payload + luhnDigit(payload);
};
const upload = async (cases: unknown, token = API_TOKEN) => {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const { status, text } = await send(`${line.url}/api/cases`, { headers, body: JSON.stringify({ cases }) });
  return { status, answer: JSON.parse(text) };
};
/** Bytes are wanted here, not text. */
async function fetchRefused(bytes: Buffer): Promise<ArrayBuffer> {
  const { cookie, csrf } = editor;
  const headers = { Cookie: cookie, 'X-CSRF-Token': csrf, 'Content-Type': 'text/csv', Origin: line.url };
  const response = await fetch(`${line.url}/api/console/cases/refused`, { method: 'POST', headers, body: new Uint8Array(bytes) });
  expect(response.status).toBe(200);
  return response.arrayBuffer();
}
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const parsed = <T>(text: string): T => JSON.parse(text);

describe('by sheet', () => {
  const CSV = [
    '回执号*,事项编号,状态,当前环节,部门,受理日期,手机后四位',
    `${receipt(1)},0101,审核中,核查,市场监督管理局,2026/11/2,0042`,
    `${receipt(2)},0101,快好了,核查,市场监督管理局,2026-11-02,6688`,
  ].join('\r\n');
  const sheet = () => Buffer.from(CSV);

  test('the preview stores nothing, the import what is right, the second import nothing more', async () => {
    const preview = parsed<CasePreview>((await editor.upload('cases/preview', sheet(), 'text/csv')).text);
    expect(preview).toMatchObject({
      result: 'staged',
      counts: { received: 2, created: 1, changed: 0, unchanged: 0, failed: 1 },
      rows: [
        { row: 3, state: 'error', problems: [{ cell: 'C3', column: '状态' }] },
        { row: 2, state: 'new' },
      ],
    });
    expect(await createCaseStore(line.database).findCase(receipt(1))).toBeNull();
    const imported = () => editor.upload('cases/import?file=十一月.csv', sheet(), 'text/csv');
    const counts = { received: 2, created: 1, changed: 0, unchanged: 0, failed: 1 };
    expect(parsed<CaseImportResult>((await imported()).text)).toEqual({ result: 'imported', counts });
    expect(await createCaseStore(line.database).findCase(receipt(1))).toMatchObject({ status: 'reviewing', phone_tail: '0042' });
    expect(parsed<CaseImportResult>((await imported()).text)).toMatchObject({ counts: { created: 0, unchanged: 1 } });

    const { imports, stored } = await editor.get<CaseImportList>('cases/imports');
    expect(stored).toBe(1);
    expect(imports).toMatchObject([
      { by: 'editor', file: '十一月.csv', counts: { unchanged: 1 } },
      { file: '十一月.csv', counts, problems: [{ row: 3, receipt: receipt(2) }] },
    ]);
    const { entries } = await manager.get<AuditPage>('audit?action=case.import');
    expect(entries).toMatchObject([{ by: 'editor', subject: '十一月.csv', after: { created: 1 } }]);
  });

  test('the template, filled in with a spreadsheet program, is imported', async () => {
    const template = await fetch(`${line.url}/api/console/cases/template`);
    expect(template.status).toBe(401);
    const workbook = new ExcelJS.Workbook();
    const { caseTemplateXlsx } = await import('../../../src/server/sheets/case-template.js');
    await workbook.xlsx.load((await caseTemplateXlsx()) as unknown as ArrayBuffer);
    const cases = workbook.getWorksheet('办件');
    cases?.getRow(2).getCell(1);
    const row = [receipt(3), '0101', '已办结', '领证', '市场监督管理局:已办结', new Date('2026-11-02'), '', '带身份证', '', '0042'];
    for (const [index, value] of row.entries()) if (cases && value !== '') cases.getCell(2, index + 1).value = value;
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const preview = parsed<CasePreview>((await editor.upload('cases/preview', bytes, XLSX)).text);
    expect(preview).toMatchObject({ result: 'staged', counts: { received: 1, created: 1, failed: 0 } });
    const reply = await editor.ask('GET', 'cases/template?format=csv');
    expect(reply.headers['content-disposition']).toContain('.csv');
    expect(reply.text).toContain('回执号*,事项编号*');
  });

  test('the rows that were refused come back as a sheet; mended, it is imported', async () => {
    const reply = await fetchRefused(sheet());
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(reply as unknown as ArrayBuffer);
    const rows = workbook.getWorksheet('办件');
    expect([rows?.rowCount, rows?.getCell('A2').text, rows?.getCell('H1').text]).toEqual([2, receipt(2), '问题']);
    expect(rows?.getCell('H2').text).toContain('C3 不认识的状态“快好了”');
    if (rows) rows.getCell('C2').value = '已办结';
    const mended = Buffer.from(await workbook.xlsx.writeBuffer());
    const preview = parsed<CasePreview>((await editor.upload('cases/preview', mended, XLSX)).text);
    expect(preview).toMatchObject({ counts: { received: 1, created: 1, failed: 0 } });
  });

  test('what is no sheet of cases is said to be none', async () => {
    for (const bytes of ['%PDF-1.7', '姓名,电话\n张三,123', '']) {
      const preview = parsed<CasePreview>((await editor.upload('cases/preview', bytes, 'text/csv')).text);
      expect(preview.result).toBe('unreadable');
    }
    expect((await editor.upload('cases/preview', '<x/>', 'text/html')).status).toBe(400);
    const viewer = await signInAs(line, 'viewer');
    expect((await viewer.upload('cases/preview', sheet(), 'text/csv')).status).toBe(403);
  });
});

describe('by interface', () => {
  test('ten thousand rows in one call, twice; a bad row keeps no other out', async () => {
    const cases: unknown[] = Array.from({ length: 10_000 }, (_, k) => aCase(receipt(1_000 + k)));
    cases[17] = { ...aCase(receipt(17)), status: 'lost' };
    const started = performance.now();
    const first = await upload(cases);
    const took = performance.now() - started;
    expect(first.answer).toEqual({
      received: 10_000,
      created: 9_999,
      changed: 0,
      unchanged: 0,
      failed: 1,
      errors: [{ row: 17, receipt: receipt(17), problems: [expect.stringContaining('status')] }],
    });
    const again = await upload(cases);
    expect(again.answer).toMatchObject({ created: 0, changed: 0, unchanged: 9_999, failed: 1 });
    expect(took).toBeLessThan(15_000);
    expect(await createCaseStore(line.database).findCase(receipt(1_000))).toEqual(aCase(receipt(1_000)));
  });

  test('replaces by receipt number', async () => {
    await upload([aCase(receipt(5))]);
    const { answer } = await upload([aCase(receipt(5), { status: 'approved' })]);
    expect(answer).toMatchObject({ created: 0, changed: 1 });
    expect((await createCaseStore(line.database).findCase(receipt(5)))?.status).toBe('approved');
  });

  test('needs a token, a list, and no more than ten thousand', async () => {
    expect((await upload([], 'not the token at all')).status).toBe(401);
    expect((await upload('x')).status).toBe(400);
    expect((await upload(Array.from({ length: 10_001 }, () => 1))).status).toBe(400);
    expect((await upload([])).answer).toMatchObject({ received: 0, errors: [] });
  });
});

describe('look-up', () => {
  test('shows a case without its second factor, compares it, and is logged', async () => {
    const look = (body: object) => editor.send<CaseFound>('POST', 'cases/look-up', body);
    await upload([aCase(receipt(7), { promised_on: '2026-11-20' })]);
    const found = await look({ receipt: receipt(7) });
    expect(found.case).toMatchObject({ receipt: receipt(7), status: 'reviewing', overdue: true, tailMatches: null });
    expect(JSON.stringify(found)).not.toContain('0042');
    expect((await look({ receipt: receipt(7), tail: '0042' })).case?.tailMatches).toBe(true);
    expect((await look({ receipt: receipt(7), tail: '0043' })).case?.tailMatches).toBe(false);
    expect(await look({ receipt: receipt(8) })).toEqual({ case: null });
    const { entries } = await manager.get<AuditPage>('audit?action=case.look-up');
    expect(entries.map(({ subject, after }) => [subject, after])).toEqual([
      [receipt(8), { found: false }],
      [receipt(7), { found: true }],
      [receipt(7), { found: true }],
      [receipt(7), { found: true }],
    ]);
    expect((await editor.ask('POST', 'cases/look-up', { receipt: 'x' })).status).toBe(400);
  });
});
