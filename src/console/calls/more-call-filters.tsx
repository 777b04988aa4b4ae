/** The filters of the call log that are needed less often. */
import { Checkbox, Input, Select } from 'antd';
import { INTENT_NAMES, STAGE_NAMES } from '../phone/labels.js';
import { Filter, Filters } from '../shell/filters.js';
import { usePick, useWords } from '../shell/language.js';
import type { AddressFilters } from '../shell/use-address.js';
import { flagsOf } from './call-address.js';
import { CALL_FLAGS_SHOWN, INTENTS_SHOWN, STAGES_SHOWN } from './filter-choices.js';
import { FLAG_NAMES, WEEKDAYS } from './names.js';
import type { NameBook } from './use-names.js';
import { CALL_WORDS } from './words.js';

interface Choice {
  value: string;
  label: string;
}

export function MoreCallFilters({ address: { now, set }, names }: { address: AddressFilters; names: NameBook }) {
  const words = useWords(CALL_WORDS);
  const pick = usePick();
  const select = (name: string, label: string, options: readonly Choice[]) => (
    <Filter id={`calls-${name}`} label={label}>
      <Select
        id={`calls-${name}`}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={now[name]}
        onChange={(value) => set({ [name]: value })}
        options={[...options]}
      />
    </Filter>
  );
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00–${hour}:59` }));
  return (
    <>
      <Filters>
        {select(
          'window',
          words.window,
          names.windows.map(({ code, name }) => ({ value: code, label: `${name} ${code}` })),
        )}
        {select(
          'intent',
          words.intent,
          INTENTS_SHOWN.map((value) => ({ value, label: pick(INTENT_NAMES[value]) })),
        )}
        {select(
          'stage',
          words.stage,
          STAGES_SHOWN.map((value) => ({ value, label: pick(STAGE_NAMES[value]) })),
        )}
        {select('language', words.language, [
          { value: 'zh-CN', label: words.zh },
          { value: 'en', label: words.en },
        ])}
        {select(
          'weekday',
          words.weekday,
          WEEKDAYS.map((name, at) => ({ value: String(at + 1), label: pick(name) })),
        )}
        {select('hour', words.hour, hours)}
        {select(
          'tag',
          words.tag,
          names.tags.map((value) => ({ value, label: value })),
        )}
        <Filter id="calls-tail" label={words.tail}>
          <Input.Search
            key={now.tail}
            id="calls-tail"
            allowClear
            inputMode="numeric"
            defaultValue={now.tail}
            placeholder={words.tailHint}
            onSearch={(value) => set({ tail: tailOf(value) })}
          />
        </Filter>
      </Filters>
      <Checkbox.Group
        className="call-flags"
        aria-label={words.flags}
        value={flagsOf(now)}
        onChange={(flags) => set({ flags: flags.join(',') })}
        options={CALL_FLAGS_SHOWN.map((value) => ({ value, label: pick(FLAG_NAMES[value]) }))}
      />
    </>
  );
}

/** Fewer than four digits would find everybody; more than six are nobody's business in an address. */
function tailOf(value: string): string | undefined {
  const digits = value.replace(/\D/g, '');
  return digits.length >= 4 ? digits.slice(-6) : undefined;
}
