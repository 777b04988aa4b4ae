/** The parts of ECharts the console uses, and the look all charts share. */
import { BarChart, HeatmapChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsType, init, registerTheme, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, HeatmapChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

const INK = '#3c4846';
const axis = {
  axisLine: { lineStyle: { color: '#c9c5b8' } },
  axisTick: { show: false },
  axisLabel: { color: INK },
  splitLine: { lineStyle: { color: '#eee9dd' } },
};
registerTheme('hotline', {
  color: ['#0f6b5c', '#e0930b', '#6f8fb5', '#b3261e', '#9a9284'],
  // By name: widths of words are measured with it.
  textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
  categoryAxis: axis,
  valueAxis: axis,
  legend: { textStyle: { color: INK } },
  tooltip: { borderColor: '#e6e0d3', textStyle: { color: '#1d2a2a' } },
});

/** Sharp at any size and in print; short animations, none for who wants none. */
export function initChart(place: HTMLElement): EChartsType {
  const locale = document.documentElement.lang.startsWith('zh') ? 'ZH' : 'EN';
  const chart = init(place, 'hotline', { renderer: 'svg', locale });
  const setOption = chart.setOption.bind(chart);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  chart.setOption = (option: object, ...rest: never[]) => {
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of setOption are the library's
    (setOption as any)({ animation: !still, animationDuration: 250, ...option }, ...rest);
  };
  return chart;
}
