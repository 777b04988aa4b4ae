/** Filters of the tickets, and how many wait. */
import { Input, Select } from 'antd';
import type { TicketList, WindowList } from '../../domain/console/tickets.js';
import { api } from '../shell/api.js';
import { Filter, Filters } from '../shell/filters.js';
import { usePick, useWords } from '../shell/language.js';
import type { AddressFilters } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { SHELL_WORDS } from '../shell/words.js';
import { FILTER_NAMES, KIND_NAMES, TICKET_WORDS } from './words.js';

export function TicketFilters({ address, counts }: { address: AddressFilters; counts: TicketList['counts'] | undefined }) {
  const words = useWords({ ...SHELL_WORDS, ...TICKET_WORDS });
  const pick = usePick();
  const { now, any, set, clear } = address;
  const windows = useLoad((signal) => api.get<WindowList>('windows', { signal }), []);
  const counted: Partial<Record<string, number>> = counts ? { ...counts, unfinished: counts.open + counts.assigned } : {};
  const options = (names: Record<string, { zh: string; en: string }>) =>
    Object.entries(names).map(([value, name]) => {
      const count = counted[value];
      return { value, label: count === undefined ? pick(name) : `${pick(name)} ${count}` };
    });
  return (
    <Filters onReset={any ? clear : undefined}>
      <Filter id="ticket-state" label={words.state}>
        <Select
          id="ticket-state"
          value={now.state ?? 'unfinished'}
          onChange={(state) => set({ state })}
          options={options(FILTER_NAMES)}
        />
      </Filter>
      <Filter id="ticket-kind" label={words.kind}>
        <Select
          id="ticket-kind"
          allowClear
          placeholder={words.all}
          value={now.kind}
          onChange={(kind) => set({ kind })}
          options={options(KIND_NAMES)}
        />
      </Filter>
      <Filter id="ticket-window" label={words.window}>
        <Select
          id="ticket-window"
          allowClear
          placeholder={words.all}
          showSearch={{ optionFilterProp: 'label' }}
          value={now.window}
          onChange={(window) => set({ window })}
          options={windows.value?.windows.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        />
      </Filter>
      <Filter id="ticket-text" label={words.search}>
        <Input.Search id="ticket-text" allowClear defaultValue={now.text} onSearch={(text) => set({ text: text.trim() })} />
      </Filter>
    </Filters>
  );
}
