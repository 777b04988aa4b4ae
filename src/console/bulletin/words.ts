/** The words of the monthly bulletin. */
import type { Both } from '../shell/language.js';

export const BULLETIN_WORDS = {
  title: { zh: '月度通报', en: 'Monthly bulletin' },
  month: { zh: '月份', en: 'Month' },
  print: { zh: '打印', en: 'Print' },
  download: { zh: '下载 Excel', en: 'Download XLSX' },
  heading: {
    zh: (centre: string, month: string) => `${centre}月度通报（${month}）`,
    en: (centre: string, month: string) => `${centre}: bulletin of ${month}`,
  },
  demo: { zh: '含演示数据', en: 'Demonstration data included' },
  summary: { zh: '总体情况', en: 'Summary' },
  measure: { zh: '指标', en: 'Figure' },
  thisMonth: { zh: '本月', en: 'This month' },
  monthBefore: { zh: '上月', en: 'Month before' },
  previous: { zh: '环比', en: 'Change' },
  yearAgo: { zh: '去年同月', en: 'Year ago' },
  onYear: { zh: '同比', en: 'Change' },
  tickets: { zh: '工单', en: 'Tickets' },
  overdue: { zh: '超期工单', en: 'Overdue' },
  overdueMeaning: {
    zh: '超期：过了本中心规定的办结期限（data/centre.yaml 的 tickets）才办结，或者还没办结。',
    en: 'Overdue: not closed within the working days this centre allows (tickets in data/centre.yaml).',
  },
  windows: { zh: '各窗口', en: 'By window' },
  items: { zh: '各事项', en: 'By item' },
  window: { zh: '窗口', en: 'Window' },
  item: { zh: '事项', en: 'Item' },
  calls: { zh: '来电', en: 'Calls' },
  trend: { zh: '环比', en: 'Trend' },
  selfServed: { zh: '自助办结', en: 'Self-served' },
  transferred: { zh: '转人工', en: 'Put through' },
  notUnderstood: { zh: '有未听懂', en: 'Not understood' },
  days: { zh: '每日来电', en: 'Calls by day' },
  nothing: { zh: '这个月没有来电', en: 'No calls in this month' },
  text: {
    zh: (calls: string, change: string | null, selfServed: string, transferred: string, abandoned: string, notUnderstood: string) =>
      `本月接听来电 ${calls} 通${change === null ? '' : `，比上月 ${change}`}。其中自助办结 ${selfServed}，转人工接通 ${transferred}，中途挂断 ${abandoned}；未听懂率 ${notUnderstood}。`,
    en: (calls: string, change: string | null, selfServed: string, transferred: string, abandoned: string, notUnderstood: string) =>
      `${calls} calls were answered${change === null ? '' : `, ${change} on the month before`}: ${selfServed} self-served, ${transferred} put through, ${abandoned} abandoned; ${notUnderstood} of turns not understood.`,
  },
  topText: {
    zh: (names: string) => `问得最多的事项：${names}。`,
    en: (names: string) => `Asked for most: ${names}.`,
  },
  ticketText: {
    zh: (opened: number, overdue: number) => `共开工单 ${opened} 件，其中超期 ${overdue} 件。`,
    en: (opened: number, overdue: number) => `${opened} tickets were opened, ${overdue} of them overdue.`,
  },
  made: { zh: (at: string) => `生成时间 ${at}`, en: (at: string) => `Made ${at}` },
} satisfies Record<string, Both<unknown>>;
