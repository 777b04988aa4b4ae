/** What people ask for, where they hang up and why people are called in: bars that open their calls. */
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Stage, TransferReason } from '../../domain/call.js';
import type { KeyCount } from '../../domain/call-figures.js';
import type { Overview } from '../../domain/console/figures.js';
import { type CallParams, callsLink } from '../calls/call-address.js';
import { REASON_NAMES } from '../calls/names.js';
import type { NameBook } from '../calls/use-names.js';
import { Chart } from '../charts/chart.js';
import { STAGE_NAMES } from '../phone/labels.js';
import { usePick, useWords } from '../shell/language.js';
import { OVERVIEW_WORDS } from './words.js';

const SHOWN = 10;

export function KeyCharts({ overview, names }: { overview: Overview; names: NameBook }) {
  const words = useWords(OVERVIEW_WORDS);
  const pick = usePick();
  const { from, to, items, windows, abandonedAt, transferReasons } = overview;
  const link = (params: CallParams) => callsLink({ ...params, from, to });
  return (
    <>
      <KeyChart title={words.items} counts={items} nameOf={names.itemName} linkOf={(item) => link({ item })} />
      <KeyChart title={words.windows} counts={windows} nameOf={names.windowName} linkOf={(window) => link({ window })} />
      <KeyChart
        title={words.abandonedAt}
        hint={words.abandonedHint}
        counts={abandonedAt}
        colour="#8a8175"
        nameOf={(stage) => pick(STAGE_NAMES[stage as Stage])}
        linkOf={(stage) => link({ stage, outcome: 'abandoned' })}
      />
      <KeyChart
        title={words.reasons}
        counts={transferReasons}
        colour="#e0930b"
        nameOf={(reason) => pick(REASON_NAMES[reason as TransferReason])}
        linkOf={() => link({ flags: 'transfer_tried' })}
      />
    </>
  );
}

interface KeyChartProps {
  title: string;
  hint?: string;
  counts: readonly KeyCount[];
  colour?: string;
  nameOf(key: string): string;
  linkOf(key: string): string;
}

function KeyChart({ title, hint, counts, colour = '#0f6b5c', nameOf, linkOf }: KeyChartProps) {
  const words = useWords(OVERVIEW_WORDS);
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow the words
  const option = useMemo<EChartsCoreOption>(() => {
    const shown = counts.slice(0, SHOWN).toReversed();
    return {
      aria: { enabled: true },
      tooltip: { trigger: 'item' },
      grid: { left: 8, right: 44, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        type: 'category',
        data: shown.map(({ key }) => nameOf(key)),
        axisLine: { show: false },
        axisLabel: { width: 150, overflow: 'truncate' },
      },
      series: [
        {
          name: words.calls,
          type: 'bar',
          barMaxWidth: 18,
          data: shown.map(({ calls }) => calls),
          itemStyle: { color: colour, borderRadius: [0, 4, 4, 0] },
          label: { show: true, position: 'right', color: '#3c4846' },
        },
      ],
    };
  }, [counts, words]);
  const open = (name: string) => {
    const found = counts.find(({ key }) => nameOf(key) === name);
    if (found) void navigate(linkOf(found.key));
  };
  return (
    <Chart
      title={title}
      hint={hint}
      option={option}
      height={Math.max(120, 28 * Math.min(SHOWN, counts.length) + 16)}
      onPick={({ name }) => open(name)}
      table={{
        head: [words.name, words.calls, words.selfServed, words.notUnderstood],
        rows: counts.map(({ key, calls, self_served, not_understood }) => [
          <Link key={key} to={linkOf(key)}>
            {nameOf(key)}
          </Link>,
          calls,
          self_served,
          not_understood,
        ]),
      }}
    />
  );
}
