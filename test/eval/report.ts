/** The evaluation as one page for people: what is reached, where it fails, and whether the score can be trusted. */
import type { Catalog } from '../../src/catalog/catalog.js';
import { barOf, MAX_ECE, MAX_P99_MICROS } from './bars.js';
import type { Evaluation } from './evaluation.js';
import { FIGURES } from './figure.js';
import { reaches } from './figure-table.js';
import { type Html, html } from './html.js';
import { barChart, calibrationChart } from './report-charts.js';
import { REPORT_STYLE } from './report-style.js';
import { confusionTable, setsTable, worstList } from './report-tables.js';
import { worst } from './worst.js';

const WORST = 50;
const ASPECT_NAMES: Record<string, string> = {
  materials: '材料',
  fee: '费用',
  limit: '时限',
  place: '地点',
  steps: '流程',
  conditions: '条件',
  basis: '依据',
  result: '结果',
  contact: '电话',
};

/** The whole page; needs nothing from elsewhere. `at` is when it was measured. */
export function reportPage(evaluation: Evaluation, catalog: Catalog, at: Date): string {
  const nameOf = (code: string) => catalog.item(code)?.short_name ?? code;
  const failed = worst(evaluation.sets.filter(({ set }) => set.copies === 1).flatMap(({ heard }) => heard)).slice(0, WORST);
  const page = html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>听懂了多少</title><style>${{ html: REPORT_STYLE }}</style></head><body><main>
    <header><h1>听懂了多少 <span class="en">How well the line understands</span></h1>
      <p class="note">${at.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${catalog.items.length} 个事项 items · 留出的问句由没见过训练说法的人写成，不参与训练
      <span class="en">held-out questions were written by someone who had not seen the training phrases</span></p></header>
    ${tiles(evaluation)}
    ${section(
      { zh: '各问句集', en: 'All sets' },
      html`${setsTable(evaluation.sets)}<p class="note">* 这些库的数字来自另一套保密的问句，只作参照 <span class="en">the libraries' figures come from another, kept-back
      set with the same catalog names and aliases. In noise n counts different sentences; each was heard in three kinds of noise.</span></p>`,
    )}
    ${calibrationSection(evaluation)}
    ${section({ zh: '按窗口', en: 'By window' }, windowChart(evaluation, catalog), '深色：首位正确；浅色：首位或三选一（口语＋书面） dark: right first, pale: first or offered; spoken and written')}
    ${section({ zh: '按查询方面', en: 'By aspect' }, aspectChart(evaluation), '问到的方面听出了多少；“多听”是没问却听出的句数 how many were heard of those said; 多听: heard but not said')}
    ${section({ zh: '最易混的事项', en: 'Most confused items' }, confusionTable(evaluation.confusions, nameOf), '留出的问句，含噪声 held-out questions, noise included')}
    ${section({ zh: '错得最重的五十句', en: 'Worst 50' }, html`${worstList(failed, nameOf)}`, '用来看清错在哪一类；不要照着这些句子加说法，否则这套题就废了 to see what kind of mistake it is; phrases written after these sentences would spoil the set')}
    </main></body></html>`;
  return page.html;
}

interface Title {
  zh: string;
  en: string;
}

function section(title: Title, body: Html, note?: string): Html {
  const line = note === undefined ? html`` : html`<p class="note">${note}</p>`;
  return html`<section><h2>${title.zh} <span class="en">${title.en}</span></h2>${line}${body}</section>`;
}

/** The figures that have a bar, large. */
function tiles({ sets, calibration, micros }: Evaluation): Html {
  const figures = sets.flatMap(({ set, figures }) =>
    figures.flatMap((figure) => {
      const bar = barOf(set.id, figure.id);
      const { zh, good } = FIGURES[figure.id];
      const wanted = bar === undefined ? '' : `${good === 'high' ? '≥' : '≤'} ${bar.percent}`;
      return bar === undefined
        ? []
        : [tile(`${set.zh} · ${zh}`, [figure.percent.toFixed(1), '%', wanted], reaches(set.id, figure) === true)];
    }),
  );
  const { ece } = calibration.clean;
  const trust = tile('校准误差 calibration', [(ece * 100).toFixed(1), '%', `≤ ${MAX_ECE * 100}`], ece <= MAX_ECE);
  const time = tile(
    '一句用时 p99',
    [(micros.p99 / 1000).toFixed(2), 'ms', `≤ ${MAX_P99_MICROS / 1000}`],
    micros.p99 <= MAX_P99_MICROS,
  );
  return html`<div class="tiles">${[...figures, trust, time]}</div>`;
}

function tile(name: string, [value, unit, wanted]: readonly [string, string, string], ok: boolean): Html {
  return html`<div class="tile ${ok ? 'ok' : ''}"><b>${value} <small>${unit} ${wanted}</small></b><span>${name}</span></div>`;
}

function calibrationSection({ calibration }: Evaluation): Html {
  const chart = (name: string, { ece, n }: Evaluation['calibration']['clean'], svg: Html) =>
    html`<div><p class="note"><b>${name}</b> · ECE ${(ece * 100).toFixed(1)} % · n = ${n}</p>${svg}</div>`;
  const { clean, noise } = calibration;
  const body = html`<div class="pair">${chart('没有噪声 clean', clean, calibrationChart(clean))}${chart('有噪声 in noise', noise, calibrationChart(noise))}</div>`;
  return section(
    { zh: '把握可信吗', en: 'Calibration' },
    body,
    '点在斜线上：说八成把握，就真有八成是对的 on the diagonal a score of 80 % is right 80 times in 100',
  );
}

function windowChart({ windows }: Evaluation, catalog: Catalog): Html {
  const rows = windows.map(({ key, first, offered }) => ({
    label: `${key} ${catalog.window(key)?.short_name ?? ''}`,
    deep: first.percent,
    pale: offered.percent,
    note: `${first.percent.toFixed(0)} · ${offered.percent.toFixed(0)} %  n ${first.n}`,
  }));
  return barChart(rows, '按窗口 by window');
}

function aspectChart({ aspects }: Evaluation): Html {
  const rows = aspects.map(({ aspect, recall, extra }) => ({
    label: `${ASPECT_NAMES[aspect] ?? ''} ${aspect}`,
    deep: recall.percent,
    note: `${recall.percent.toFixed(0)} %  n ${recall.n}  多听 ${extra}`,
  }));
  return barChart(rows, '按查询方面 by aspect');
}
