/** The picture of a chart: ECharts, loaded when the first one is shown, following its place's size. */
import { Spin } from 'antd';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import type { Picked } from './chart.js';

interface Props {
  label: string;
  option: EChartsCoreOption;
  height: number;
  onPick?(picked: Picked): void;
}

export function ChartCanvas({ label, option, height, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    let made: EChartsType | undefined;
    let gone = false;
    const observer = new ResizeObserver(() => made?.resize());
    void import('./echarts-parts.js').then(({ initChart }) => {
      if (gone || place.current === null) return;
      made = initChart(place.current);
      made.on('click', (event) => pick.current?.({ name: event.name, seriesName: event.seriesName ?? '', value: event.value }));
      observer.observe(place.current);
      setChart(made);
    });
    return () => {
      gone = true;
      observer.disconnect();
      made?.dispose();
    };
  }, []);
  useEffect(() => chart?.setOption(option, { notMerge: true }), [chart, option]);
  return (
    <div className="chart-place">
      {chart === null && <Spin className="chart-wait" />}
      <div ref={place} role="img" aria-label={label} className={onPick ? 'chart-click' : undefined} style={{ height }} />
    </div>
  );
}
