/** When people call: by day (or by hour, of a single day), and by hour and day of the week. */
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Overview } from '../../domain/console/figures.js';
import { callsLink } from '../calls/call-address.js';
import { OUTCOME_NAMES } from '../calls/names.js';
import { Chart } from '../charts/chart.js';
import { type Both, usePick, useWords } from '../shell/language.js';
import { HeatChart } from './heat-chart.js';
import { OVERVIEW_WORDS } from './words.js';

export function TimeCharts({ overview }: { overview: Overview }) {
  const isOneDay = overview.from === overview.to;
  return (
    <>
      {isOneDay ? <Hours overview={overview} /> : <Days overview={overview} />}
      {!isOneDay && <HeatChart overview={overview} />}
    </>
  );
}

const GRID = { left: 8, right: 12, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };

function useSeries() {
  const words = useWords(OVERVIEW_WORDS);
  const pick = usePick();
  const other: Both = { zh: words.other, en: words.other };
  return [
    { name: pick(OUTCOME_NAMES.self_served), of: (f: Overview['figures']) => f.self_served },
    { name: pick(OUTCOME_NAMES.transferred), of: (f: Overview['figures']) => f.transferred },
    { name: pick(OUTCOME_NAMES.abandoned), of: (f: Overview['figures']) => f.abandoned },
    { name: pick(other), of: (f: Overview['figures']) => f.message_left + f.callback_owed + f.failed },
  ];
}

function Days({ overview: { days } }: { overview: Overview }) {
  const words = useWords(OVERVIEW_WORDS);
  const series = useSeries();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow the words
  const option = useMemo<EChartsCoreOption>(
    () => ({
      aria: { enabled: true },
      tooltip: { trigger: 'axis' },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10 },
      grid: GRID,
      xAxis: { type: 'category', data: days.map(({ day }) => day.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: series.map(({ name, of }) => ({
        name,
        type: 'bar',
        stack: 'calls',
        barMaxWidth: 26,
        data: days.map(({ figures }) => of(figures)),
      })),
    }),
    [days, words],
  );
  const open = (name: string) => {
    const day = days.find((one) => one.day.slice(5) === name)?.day;
    if (day) void navigate(callsLink({ from: day, to: day }));
  };
  return (
    <Chart
      title={words.daily}
      hint={words.dailyHint}
      option={option}
      onPick={({ name }) => open(name)}
      table={{
        head: [words.day, words.calls, ...series.map(({ name }) => name)],
        rows: days.map(({ day, figures }) => [
          <Link key={day} to={callsLink({ from: day, to: day })}>
            {day}
          </Link>,
          figures.calls,
          ...series.map(({ of }) => of(figures)),
        ]),
      }}
    />
  );
}

function Hours({ overview: { weekHours, from } }: { overview: Overview }) {
  const words = useWords(OVERVIEW_WORDS);
  const navigate = useNavigate();
  const hours = useMemo(
    () => Array.from({ length: 24 }, (_, hour) => weekHours.reduce((sum, day) => sum + (day[hour] ?? 0), 0)),
    [weekHours],
  );
  const option = useMemo<EChartsCoreOption>(
    () => ({
      aria: { enabled: true },
      tooltip: { trigger: 'axis' },
      grid: { ...GRID, top: 12 },
      xAxis: { type: 'category', data: hours.map((_, hour) => String(hour)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [{ name: words.calls, type: 'bar', barMaxWidth: 26, data: hours }],
    }),
    [hours, words],
  );
  return (
    <Chart
      title={words.hourly}
      hint={words.heatHint}
      option={option}
      onPick={({ name }) => void navigate(callsLink({ from, to: from, hour: name }))}
      table={{
        head: [words.hour, words.calls],
        rows: hours.map((calls, hour) => [
          <Link key="hour" to={callsLink({ from, to: from, hour: String(hour) })}>{`${hour}:00`}</Link>,
          calls,
        ]),
      }}
    />
  );
}
