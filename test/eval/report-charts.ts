/** The charts of the evaluation report, as SVG: the calibration curve and bars of two shades. */
import type { Calibration } from './calibration.js';
import { type Html, html } from './html.js';

const SIDE = 300;
const LEFT = 46;

/** Score against truth: on the diagonal the score is what it says. Whiskers are 95 %, dots as large as they have questions. */
export function calibrationChart({ bins, n }: Calibration): Html {
  const x = (score: number) => LEFT + score * SIDE;
  const y = (share: number) => 12 + (1 - share) * SIDE;
  const most = Math.max(1, ...bins.map((bin) => bin.n));
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (at) => html`<line class="grid" x1="${x(0)}" x2="${x(1)}" y1="${y(at)}" y2="${y(at)}"/>
      <text x="${LEFT - 8}" y="${y(at) + 4}" text-anchor="end">${at * 100}</text><text x="${x(at)}" y="${y(0) + 18}" text-anchor="middle">${at * 100}</text>`,
  );
  const dots = bins.map(
    (bin) => html`<line class="whisker" x1="${x(bin.score)}" x2="${x(bin.score)}" y1="${y(bin.low)}" y2="${y(bin.high)}"/>
      <circle class="deep" cx="${x(bin.score)}" cy="${y(bin.right)}" r="${3 + 5 * Math.sqrt(bin.n / most)}"><title>${bin.n} 句</title></circle>`,
  );
  const path = bins.map(({ score, right }) => `${x(score)},${y(right)}`).join(' ');
  return html`<svg viewBox="0 0 ${LEFT + SIDE + 20} ${SIDE + 62}" role="img" aria-label="校准曲线 calibration, ${n} questions">${ticks}
    <line class="diagonal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/><polyline class="curve" points="${path}"/>${dots}
    <text x="${x(0.5)}" y="${SIDE + 50}" text-anchor="middle">给出的把握 score %</text>
    <text transform="translate(11 ${y(0.5)}) rotate(-90)" text-anchor="middle">实际正确 right %</text></svg>`;
}

export interface BarRow {
  label: string;
  /** Shares in percent; the pale bar lies behind the deep one. */
  deep: number;
  pale?: number;
  note: string;
}

const ROW = 23;

/** Horizontal bars, 0–100 %. */
export function barChart(rows: readonly BarRow[], name: string): Html {
  const [start, width] = [190, 420];
  const bars = rows.map(({ label, deep, pale, note }, at) => {
    const y = 18 + at * ROW;
    const behind =
      pale === undefined
        ? html``
        : html`<rect class="pale" x="${start}" y="${y}" width="${(pale / 100) * width}" height="14" rx="3"/>`;
    return html`<text class="strong" x="${start - 8}" y="${y + 11}" text-anchor="end">${label}</text>${behind}
      <rect class="deep" x="${start}" y="${y}" width="${(deep / 100) * width}" height="14" rx="3"/><text x="${start + width + 8}" y="${y + 11}">${note}</text>`;
  });
  const height = 18 + rows.length * ROW;
  const lines = [0, 25, 50, 75, 100].map((at) => {
    const x = start + (at / 100) * width;
    return html`<line class="grid" x1="${x}" x2="${x}" y1="14" y2="${height}"/><text x="${x}" y="10" text-anchor="middle">${at}</text>`;
  });
  return html`<svg viewBox="0 0 ${start + width + 130} ${height + 4}" role="img" aria-label="${name}">${lines}${bars}</svg>`;
}
