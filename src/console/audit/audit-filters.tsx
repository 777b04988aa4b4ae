/** Filters of the audit log. */
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import type { AuditChoices } from '../../domain/console/audit.js';
import { Filter, Filters } from '../shell/filters.js';
import { useWords } from '../shell/language.js';
import type { AddressFilters } from '../shell/use-address.js';
import { SHELL_WORDS } from '../shell/words.js';
import { AUDIT_WORDS } from './words.js';

interface Props {
  address: AddressFilters;
  choices: AuditChoices | undefined;
  actionName(action: string): string;
}

export function AuditFilters({ address: { now, any, set, clear }, choices, actionName }: Props) {
  const words = useWords({ ...SHELL_WORDS, ...AUDIT_WORDS });
  const day = (name: 'from' | 'to') => (
    <DatePicker
      id={`audit-${name}`}
      value={now[name] === undefined ? null : dayjs(now[name])}
      onChange={(value) => set({ [name]: value?.format('YYYY-MM-DD') })}
    />
  );
  return (
    <Filters onReset={any ? clear : undefined}>
      <Filter id="audit-by" label={words.by}>
        <Select
          id="audit-by"
          allowClear
          placeholder={words.all}
          value={now.by}
          onChange={(by) => set({ by })}
          options={(choices?.people ?? []).map((value) => ({ value, label: value }))}
        />
      </Filter>
      <Filter id="audit-action" label={words.action}>
        <Select
          id="audit-action"
          allowClear
          placeholder={words.all}
          value={now.action}
          onChange={(action) => set({ action })}
          options={(choices?.actions ?? []).map((value) => ({ value, label: actionName(value) }))}
        />
      </Filter>
      <Filter id="audit-subject" label={words.subject}>
        <Input.Search
          id="audit-subject"
          allowClear
          defaultValue={now.subject}
          placeholder={words.subjectHint}
          onSearch={(value) => set({ subject: value.trim() })}
        />
      </Filter>
      <Filter id="audit-from" label={words.from}>
        {day('from')}
      </Filter>
      <Filter id="audit-to" label={words.to}>
        {day('to')}
      </Filter>
    </Filters>
  );
}
