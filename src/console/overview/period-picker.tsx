/** The period an overview is about, kept in the address; the last 30 days unless it says otherwise. */
import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import type { Period } from '../../domain/console/figures.js';
import { addDaysTo, addMonthsTo, lastDayOf } from '../calls/days.js';
import { useWords } from '../shell/language.js';
import type { AddressFilters } from '../shell/use-address.js';
import { OVERVIEW_WORDS } from './words.js';

/** The period of an address. */
export function periodOf(now: Record<string, string | undefined>, today: string): Period {
  const from = now.from ?? addDaysTo(today, -29);
  const to = now.to ?? today;
  return from <= to ? { from, to } : { from: to, to: from };
}

export function PeriodPicker({ address: { now, set }, today }: { address: AddressFilters; today: string }) {
  const words = useWords(OVERVIEW_WORDS);
  const period = periodOf(now, today);
  const last = addMonthsTo(today.slice(0, 7), -1);
  const presets: [label: string, period: Period][] = [
    [words.today, { from: today, to: today }],
    [words.sevenDays, { from: addDaysTo(today, -6), to: today }],
    [words.thirtyDays, { from: addDaysTo(today, -29), to: today }],
    [words.month, { from: `${today.slice(0, 7)}-01`, to: today }],
    [words.lastMonth, { from: `${last}-01`, to: lastDayOf(last) }],
  ];
  const at = presets.findIndex(([, { from, to }]) => from === period.from && to === period.to);
  return (
    <>
      <Segmented
        aria-label={words.period}
        value={at}
        options={presets.map(([label], value) => ({ value, label }))}
        onChange={(value) => set({ ...presets[value]?.[1] })}
      />
      <DatePicker.RangePicker
        id={{ start: 'overview-from', end: 'overview-to' }}
        aria-label={words.period}
        allowClear={false}
        maxDate={dayjs(today)}
        value={[dayjs(period.from), dayjs(period.to)]}
        onChange={(days) => set({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
      />
    </>
  );
}
