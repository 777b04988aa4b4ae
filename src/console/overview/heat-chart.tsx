/** When people call: by hour and day of the week, darker where there are more. */
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Overview } from '../../domain/console/figures.js';
import { callsLink } from '../calls/call-address.js';
import { WEEKDAYS } from '../calls/names.js';
import { Chart } from '../charts/chart.js';
import { usePick, useWords } from '../shell/language.js';
import { OVERVIEW_WORDS } from './words.js';

export function HeatChart({ overview: { weekHours, from, to } }: { overview: Overview }) {
  const words = useWords(OVERVIEW_WORDS);
  const pick = usePick();
  const navigate = useNavigate();
  const names = WEEKDAYS.map(pick);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow the words
  const option = useMemo<EChartsCoreOption>(() => {
    const cells = weekHours.flatMap((day, weekday) => day.map((calls, hour) => [hour, 6 - weekday, calls]));
    return {
      aria: { enabled: true },
      tooltip: {
        formatter: ({ value: [hour, row, calls] }: { value: [number, number, number] }) =>
          `${names[6 - row]} ${hour}:00–${hour}:59　<b>${calls}</b>`,
      },
      grid: { left: 8, right: 12, top: 4, bottom: 40, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'category', data: Array.from({ length: 24 }, (_, hour) => String(hour)), splitArea: { show: true } },
      yAxis: { type: 'category', data: names.toReversed() },
      visualMap: {
        min: 0,
        max: Math.max(1, ...weekHours.flat()),
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemHeight: 90,
        itemWidth: 12,
        inRange: { color: ['#f6f3ec', '#a9d3c8', '#0f6b5c'] },
      },
      series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: '#fff', borderWidth: 2, borderRadius: 3 } }],
    };
  }, [weekHours, words]);
  const open = (value: unknown) => {
    const [hour = 0, row = 0] = value as number[];
    void navigate(callsLink({ from, to, hour: String(hour), weekday: String(7 - row) }));
  };
  const cell = (calls: number, weekday: number, hour: number) =>
    calls === 0 ? 0 : <Link to={callsLink({ from, to, hour: String(hour), weekday: String(weekday) })}>{calls}</Link>;
  return (
    <Chart
      title={words.heat}
      hint={words.heatHint}
      option={option}
      onPick={({ value }) => open(value)}
      table={{
        head: [words.weekday, ...Array.from({ length: 24 }, (_, hour) => String(hour))],
        rows: weekHours.map((day, at) => [names[at] ?? '', ...day.map((calls, hour) => cell(calls, at + 1, hour))]),
      }}
    />
  );
}
