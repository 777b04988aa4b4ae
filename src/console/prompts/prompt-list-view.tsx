/** The prompts in their groups, searched and filtered; each row shows what is said and what is the matter with it. */
import { Input, Segmented, Select } from 'antd';
import { useRef } from 'react';
import type { PromptList, PromptRow } from '../../domain/console/prompts.js';
import type { Language } from '../../domain/language.js';
import { Mark } from '../content/mark.js';
import { moveInList, useSearchKey } from '../content/use-list-keys.js';
import { CONTENT_WORDS } from '../content/words.js';
import { usePick, useWords } from '../shell/language.js';
import { EmptyState } from '../shell/page-states.js';
import { ChipText } from './chip-text.js';
import { LANGUAGE_NAMES, PROMPT_WORDS } from './words.js';

interface Props {
  list: PromptList;
  language: Language;
  chosen: string | undefined;
  filters: Record<string, string | undefined>;
  onFilter: (changes: Record<string, string | null>) => void;
  onChoose: (id: string) => void;
}

type Row = PromptRow & { wording: NonNullable<PromptRow['wordings'][Language]> };

const SHOW: Record<string, (row: Row) => boolean> = {
  drafts: ({ wording }) => wording.draft !== null || wording.recordingDraft,
  changed: ({ wording }) => wording.revision > 0,
  missing: ({ wording }) => wording.text === '' || wording.behind,
  problems: ({ wording }) => wording.problems > 0,
};

export function PromptListView({ list, language, chosen, filters, onFilter, onChoose }: Props) {
  const words = useWords(PROMPT_WORDS);
  const pick = usePick();
  const groups = visibleGroups(list, language, filters);
  const area = useRef<HTMLElement>(null);
  useSearchKey(area);
  return (
    <section ref={area} className="sheet prompt-list" aria-label={words.title} onKeyDown={moveInList}>
      <div className="prompt-filters">
        <Input.Search
          allowClear
          defaultValue={filters.q}
          placeholder={words.search}
          aria-label={words.search}
          onSearch={(q) => onFilter({ q })}
          onChange={({ target }) => onFilter({ q: target.value })}
        />
        <Segmented
          aria-label={words.language}
          value={language}
          options={list.languages.map((one) => ({ value: one, label: pick(LANGUAGE_NAMES[one]) }))}
          onChange={(value) => onFilter({ language: value })}
        />
        <Select
          aria-label={words.show}
          value={filters.show ?? 'all'}
          onChange={(show) => onFilter({ show: show === 'all' ? null : show })}
          options={[
            { value: 'all', label: words.showAll },
            { value: 'drafts', label: words.showDrafts },
            { value: 'changed', label: words.showChanged },
            { value: 'missing', label: words.showMissing },
            { value: 'problems', label: words.showProblems },
          ]}
        />
      </div>
      {groups.length === 0 && <EmptyState text={words.none} />}
      {groups.map(({ id, title, rows }) => (
        <section key={id} aria-labelledby={`group-${id}`}>
          <h2 id={`group-${id}`}>{pick(title)}</h2>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" aria-current={row.id === chosen} onClick={() => onChoose(row.id)}>
                  <RowText row={row} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function RowText({ row: { id, wording } }: { row: Row }) {
  const words = useWords(PROMPT_WORDS);
  const shared = useWords(CONTENT_WORDS);
  const text = wording.draft ?? wording.text;
  return (
    <>
      <span className="prompt-text">{text === '' ? <em>{words.untranslated}</em> : <ChipText text={text} />}</span>
      <span className="prompt-marks">
        <code>{id}</code>
        <span>{words.seconds(wording.seconds)}</span>
        {(wording.draft !== null || wording.recordingDraft) && <Mark tone="draft">{shared.draft}</Mark>}
        {wording.others.length > 0 && <Mark tone="draft">{shared.others(wording.others.join('、'))}</Mark>}
        {wording.text === '' && <Mark tone="bad">{words.missing}</Mark>}
        {wording.behind && <Mark tone="draft">{words.behind}</Mark>}
        {wording.revision > 0 && <Mark>{words.changed}</Mark>}
        {wording.recorded === 'yes' && <Mark tone="good">{words.recorded}</Mark>}
        {wording.recorded === 'stale' && <Mark tone="bad">{words.staleRecording}</Mark>}
      </span>
    </>
  );
}

function visibleGroups({ groups }: PromptList, language: Language, { q = '', show = 'all' }: Record<string, string | undefined>) {
  const wanted = q.trim().toLowerCase();
  const matches = (row: Row) => {
    const texts = [row.id, row.wording.text, row.wording.draft ?? ''];
    return (wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted))) && (SHOW[show]?.(row) ?? true);
  };
  return groups
    .map(({ prompts, ...group }) => ({ ...group, rows: prompts.flatMap((row) => rowIn(row, language)).filter(matches) }))
    .filter(({ rows }) => rows.length > 0);
}

function rowIn(row: PromptRow, language: Language): Row[] {
  const wording = row.wordings[language];
  return wording === undefined ? [] : [{ ...row, wording }];
}
