/** The report page: whole, safe, and dependent on nothing outside itself. */
import { expect, test } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.js';
import { evaluate } from './evaluation.js';
import { figureTable } from './figure-table.js';
import { heard } from './heard.js';
import { html } from './html.js';
import { reportPage } from './report.js';

const about = { zh: '口语', en: 'spoken', kind: 'item' as const, copies: 1 };
const questions = [
  { text: '<script>办证</script>', kind: 'item' as const, right: ['0201'], aspects: ['fee'] },
  { text: '对的', kind: 'item' as const, right: ['0105'] },
];
const evaluation = evaluate(() => heard({}, { items: { '0105': 0.9 } }).understanding, [{ ...about, id: 'spoken', questions }]);

test('values are escaped, HTML is not escaped twice', () => {
  expect(html`<b>${'<&"'}</b>${[html`<i>${1}</i>`]}`.html).toBe('<b>&lt;&amp;&quot;</b><i>1</i>');
});

test('the page shows figures, charts and the worst question, and loads nothing', () => {
  const page = reportPage(evaluation, createCatalog([], [], []), new Date(0));
  expect(page).toContain('&lt;script&gt;办证&lt;/script&gt;');
  expect(page).toContain('说到了&lt;事项&gt;');
  expect(page).toContain('未达到');
  expect(page.match(/<svg/g)).toHaveLength(4);
  expect(page).not.toMatch(/undefined|NaN|\[object|<script|\b(src|href)=|@import|url\(/);
});

test('the table says which bars are missed', () => {
  const lines = figureTable(evaluation);
  expect(lines.find((line) => line.includes('right first'))).toMatch(/50\.0 .*≥ 95 .*MISSED .*NLP\.js/);
});
