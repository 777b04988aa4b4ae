/** Filters of the call log: days, outcome, item and words at once; the others on demand. */
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Filter, Filters } from '../shell/filters.js';
import { usePick, useWords } from '../shell/language.js';
import type { AddressFilters } from '../shell/use-address.js';
import { type DayPreset, filterCount, presetDays, presetOf } from './call-address.js';
import { MoreCallFilters } from './more-call-filters.js';
import { OUTCOME_NAMES } from './names.js';
import type { NameBook } from './use-names.js';
import { CALL_WORDS } from './words.js';

interface Props {
  address: AddressFilters;
  names: NameBook;
}

const FIRST = new Set(['outcome', 'item', 'text']);

export function CallFilters({ address, names }: Props) {
  const words = useWords(CALL_WORDS);
  const pick = usePick();
  const { now, set, clear } = address;
  const hidden = Object.keys(now).filter((name) => !FIRST.has(name) && !['from', 'to', 'days', 'page'].includes(name)).length;
  const [open, setOpen] = useState(hidden > 0);
  return (
    <div className="sheet call-filters">
      <Days address={address} today={names.today} />
      <Filters onReset={filterCount(now) > 0 ? () => clear() : undefined}>
        <Filter id="calls-outcome" label={words.outcome}>
          <Select
            id="calls-outcome"
            allowClear
            value={now.outcome}
            onChange={(outcome) => set({ outcome })}
            options={Object.entries(OUTCOME_NAMES).map(([value, name]) => ({ value, label: pick(name) }))}
          />
        </Filter>
        <Filter id="calls-item" label={words.item}>
          <Select
            id="calls-item"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={now.item}
            onChange={(item) => set({ item })}
            options={names.items.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          />
        </Filter>
        <Filter id="calls-text" label={words.text}>
          <Input.Search
            key={now.text}
            id="calls-text"
            allowClear
            defaultValue={now.text}
            placeholder={words.textHint}
            onSearch={(text) => set({ text: text.trim() })}
          />
        </Filter>
        <Button
          type="link"
          icon={open ? <UpOutlined /> : <DownOutlined />}
          aria-expanded={open}
          aria-controls="more-call-filters"
          onClick={() => setOpen(!open)}
        >
          {open ? words.fewerFilters : words.moreFilters}
        </Button>
      </Filters>
      <div id="more-call-filters">{open && <MoreCallFilters address={address} names={names} />}</div>
    </div>
  );
}

function Days({ address: { now, set }, today }: { address: AddressFilters; today: string }) {
  const words = useWords(CALL_WORDS);
  const presets: [DayPreset, string][] = [
    ['today', words.today],
    ['yesterday', words.yesterday],
    ['seven', words.sevenDays],
    ['thirty', words.thirtyDays],
    ['all', words.allDays],
  ];
  const from = now.days === 'all' ? null : dayjs(now.from ?? today);
  const to = now.days === 'all' ? null : dayjs(now.to ?? now.from ?? today);
  return (
    <div className="call-days">
      <Segmented
        aria-label={words.days}
        value={presetOf(now, today) ?? 'none'}
        options={presets.map(([value, label]) => ({ value, label }))}
        onChange={(preset) => set(presetDays(preset as DayPreset, today))}
      />
      <DatePicker.RangePicker
        id={{ start: 'calls-from', end: 'calls-to' }}
        aria-label={words.days}
        allowClear={false}
        value={from && to ? [from, to] : null}
        onChange={(days) => set({ days: undefined, from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
      />
    </div>
  );
}
