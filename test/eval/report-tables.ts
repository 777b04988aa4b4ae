/** The tables and lists of the evaluation report: figures by set, confused pairs, the worst questions. */
import { barOf } from './bars.js';
import type { Confusion } from './confusions.js';
import { FIGURES, type Figure } from './figure.js';
import { reaches } from './figure-table.js';
import { type Html, html } from './html.js';
import type { Measured } from './measure.js';
import type { Failure } from './question.js';
import type { Failed } from './worst.js';

const FAILURES: Record<Failure, string> = {
  'wrong-answer': '直接答错 wrong answer',
  'outside-offered': '目录外却给了事项 offered outside',
  'not-offered': '没给到 not offered',
  'not-first': '不在首位 not first',
  intent: '意图错 intent',
  aspects: '方面错 aspects',
};

/** A code with the name people know it by. */
export type NameOf = (code: string) => string;

/** Every figure with its interval and its bar. */
export function setsTable(sets: readonly Measured[]): Html {
  const rows = sets.flatMap((measured) => measured.figures.map((figure, at) => figureRow(measured, figure, at === 0)));
  return html`<table><thead><tr><th>问句集 <span class="en">set</span></th><th class="num">句数 n</th><th>指标 <span class="en">figure</span></th>
    <th class="num">%</th><th class="num">95 % 区间</th><th class="num">要求 bar</th><th></th><th>当今最好的库 <span class="en">best library*</span></th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}

function figureRow({ set }: Measured, figure: Figure, opens: boolean): Html {
  const { zh, en, good } = FIGURES[figure.id];
  const bar = barOf(set.id, figure.id);
  const name = opens ? html`${set.zh} <span class="en">${set.en}</span>` : html``;
  return html`<tr class="${opens ? 'group' : ''}"><td>${name}</td><td class="num">${opens ? figure.n : ''}</td><td>${zh} <span class="en">${en}</span></td>
    <td class="num"><b>${figure.percent.toFixed(1)}</b></td><td class="num">${figure.low.toFixed(1)}–${figure.high.toFixed(1)}</td>
    <td class="num">${bar ? `${good === 'high' ? '≥' : '≤'} ${bar.percent}` : ''}</td><td>${pill(reaches(set.id, figure))}</td><td>${bar?.library ?? ''}</td></tr>`;
}

/** 达到 or 未达到; nothing where there is no bar. */
export function pill(reached: boolean | undefined): Html {
  if (reached === undefined) return html``;
  return reached ? html`<span class="pill ok">达到</span>` : html`<span class="pill miss">未达到</span>`;
}

/** Which item is taken for which. */
export function confusionTable(pairs: readonly Confusion[], nameOf: NameOf): Html {
  const rows = pairs.map(
    ({
      meant,
      heard,
      count,
      answered,
    }) => html`<tr><td>${meant} ${nameOf(meant)}</td><td>${heard === 'none' ? '（没有找到 none）' : `${heard} ${nameOf(heard)}`}</td>
      <td class="num">${count}</td><td class="num">${answered}</td></tr>`,
  );
  return html`<table><thead><tr><th>本来问的 <span class="en">meant</span></th><th>听成了 <span class="en">taken for</span></th>
    <th class="num">次数 count</th><th class="num">其中直接答 answered</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** The worst questions, each to be opened. */
export function worstList(failed: readonly Failed[], nameOf: NameOf): Html[] {
  return failed.map(({ failure, question, understanding }) => {
    const right =
      question.kind === 'item' ? question.right.map((code) => `${code} ${nameOf(code)}`).join('，') : question.right.join(', ');
    const items = understanding.items.map(({ code, name, score }) => `${code} ${name} ${(score * 100).toFixed(0)} %`).join('，');
    return html`<details><summary><span class="pill miss">${FAILURES[failure]}</span> ${question.text}</summary><dl>
      <dt>应为 right</dt><dd>${right} ${question.aspects?.join(', ') ?? ''}</dd>
      <dt>判为 decided</dt><dd>${understanding.decision} · ${understanding.intent} · ${understanding.aspects.join(', ')}</dd>
      <dt>事项 items</dt><dd>${items || '—'}</dd><dt>依据 why</dt><dd>${understanding.why.join('；')}</dd></dl></details>`;
  });
}
