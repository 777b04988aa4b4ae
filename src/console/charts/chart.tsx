/** A chart with its table: the picture for a look, the figures for reading, copying and screen readers. */
import { Segmented } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../shell/language.js';
import { ChartCanvas } from './chart-canvas.js';
import { CHART_WORDS } from './words.js';

/** What a click on a mark tells. */
export interface Picked {
  name: string;
  seriesName: string;
  value: unknown;
}

export interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly ReactNode[])[];
}

interface Props {
  title: string;
  hint?: ReactNode;
  option: EChartsCoreOption;
  table: ChartTable;
  height?: number;
  onPick?(picked: Picked): void;
}

export function Chart({ title, hint, option, table, height = 280, onPick }: Props) {
  const words = useWords(CHART_WORDS);
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const id = useId();
  return (
    <section className="sheet chart" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          {hint && <p className="quiet">{hint}</p>}
        </div>
        <Segmented
          size="small"
          aria-label={words.as(title)}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'picture', label: words.picture },
            { value: 'table', label: words.table },
          ]}
        />
      </header>
      {shown === 'picture' ? (
        <ChartCanvas label={title} option={option} height={height} onPick={onPick} />
      ) : (
        <FigureTable {...table} label={`${title}（${words.table}）`} />
      )}
    </section>
  );
}

/** Figures in a plain table; all columns but the first are numbers. */
export function FigureTable({ head, rows, label }: ChartTable & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="figure-table" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name and do not move
            <tr key={at}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={head[column]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={head[column]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
