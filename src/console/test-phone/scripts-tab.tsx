/** The scripted calls, and placing all of them on the line or on the own drafts. */
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { JobView } from '../../domain/console/content-jobs.js';
import type { LineChoice, ScriptList } from '../../domain/console/scripted-calls.js';
import { ConfirmButton } from '../content/confirm-button.js';
import { JobResult } from '../content/job-result.js';
import { Mark } from '../content/mark.js';
import { useJob } from '../content/use-job.js';
import { api } from '../shell/api.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { useWords } from '../shell/language.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { AsideButton } from './aside-button.js';
import { TEST_WORDS } from './words.js';

type Script = ScriptList['scripts'][number];
const SIZE = 20;

export function ScriptsTab() {
  const words = useWords(TEST_WORDS);
  const may = useMay()('editor');
  const list = useLoad((signal) => api.get<ScriptList>('scripts', { signal }), []);
  const facts = useLoad((signal) => api.get<{ drafts: number }>('phone', { signal }), []);
  const [on, setOn] = useState<LineChoice>('published');
  const { job, busy, start, cancel } = useJob();
  return (
    <section className="sheet">
      {may && (
        <div className="phone-tools">
          <Segmented
            aria-label={words.on}
            value={on}
            disabled={busy}
            onChange={setOn}
            options={[
              { value: 'published' as const, label: words.published },
              { value: 'draft' as const, label: words.draft(facts.value?.drafts ?? 0) },
            ]}
          />
          <Button type="primary" loading={busy} onClick={() => start(() => api.post<JobView>('scripts/run', { on }))}>
            {words.run}
          </Button>
        </div>
      )}
      {job !== null && <JobResult job={job} onCancel={cancel} />}
      <Loading from={list}>{({ scripts }) => <Scripts scripts={scripts} onChanged={list.reload} />}</Loading>
    </section>
  );
}

function Scripts({ scripts, onChanged }: { scripts: readonly Script[]; onChanged: () => void }) {
  const words = useWords(TEST_WORDS);
  const may = useMay();
  const task = useTask();
  const [q, setQ] = useState('');
  const [page, setPage] = useState(1);
  const matching = scripts.filter(({ name, call }) => `${name} ${call}`.toLowerCase().includes(q.trim().toLowerCase()));
  const remove = (name: string) =>
    task.run(async () => {
      await api.delete(`scripts/${name}`);
      onChanged();
    });
  const columns: Column<Script>[] = [
    {
      key: 'call',
      title: words.call,
      place: 'head',
      show: ({ call, broken }) => (broken === null ? call : <Mark tone="bad">{words.broken}</Mark>),
    },
    { key: 'name', title: words.name, show: ({ name, broken }) => <code>{broken ?? name}</code> },
    { key: 'turns', title: words.turns, width: 80, align: 'right', show: ({ turns }) => turns },
    {
      key: 'actions',
      title: '',
      place: 'foot',
      width: 220,
      show: ({ name, saved, aside }) => (
        <span className="note-marks">
          {saved && <Mark tone="good">{words.saved}</Mark>}
          {aside && <Mark tone="bad">{words.asideMark}</Mark>}
          {may('editor') && saved && (
            <ConfirmButton size="small" danger question={words.removeSure} onConfirm={() => void remove(name)}>
              {words.remove}
            </ConfirmButton>
          )}
          {may('manager') && <AsideButton name={name} aside={aside} onChanged={onChanged} />}
        </span>
      ),
    },
  ];
  return (
    <>
      <p className="quiet">{words.scripts(scripts.length)}</p>
      <Input.Search
        className="script-search"
        allowClear
        placeholder={words.search}
        aria-label={words.search}
        onChange={({ target }) => {
          setQ(target.value);
          setPage(1);
        }}
      />
      <DataTable
        columns={columns}
        rows={matching.slice((page - 1) * SIZE, page * SIZE)}
        rowKey={({ name }) => name}
        label={words.tabScripts}
        paging={{ page, size: SIZE, total: matching.length, onPage: setPage }}
      />
    </>
  );
}
