/** Importing a sheet: choose a file, see what it would do by row and cell, confirm. */
import { InboxOutlined } from '@ant-design/icons';
import { Button, Drawer, Input, Steps, Upload } from 'antd';
import { useState } from 'react';
import type { ImportPreview } from '../../domain/console/catalog.js';
import type { JobView } from '../../domain/console/content-jobs.js';
import { JobResult } from '../content/job-result.js';
import { fromLocalText } from '../content/local-time.js';
import { useJob } from '../content/use-job.js';
import { api, apiUrl } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import { PreviewRows } from './preview-rows.js';
import { CATALOG_WORDS, IMPORT_WORDS } from './words.js';

interface Props {
  open: boolean;
  onClose: () => void;
  onImported: () => void;
}

export function ImportDrawer({ open, onClose, onImported }: Props) {
  const words = useWords(IMPORT_WORDS);
  return (
    <Drawer open={open} onClose={onClose} title={words.title} size={900} destroyOnHidden>
      <Wizard onImported={onImported} />
    </Drawer>
  );
}

interface Chosen {
  file: File;
  preview: ImportPreview;
}

function Wizard({ onImported }: { onImported: () => void }) {
  const words = useWords(IMPORT_WORDS);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const task = useTask();
  const { job, busy, start, cancel, reset } = useJob(({ state }) => state === 'published' && onImported());
  const preview = (file: File) =>
    void task.run(async () => {
      reset();
      setChosen({
        file,
        preview: await api.upload<ImportPreview>('catalog/import/preview', file, { type: file.type || 'application/octet-stream' }),
      });
    });
  const step = job !== null ? 2 : chosen !== null ? 1 : 0;
  const confirm = (note: string, startsAtMs: number | null) =>
    start(() =>
      api.upload<JobView>('catalog/import', (chosen as Chosen).file, {
        type: chosen?.file.type || 'application/octet-stream',
        query: { note, startsAtMs },
      }),
    );
  return (
    <>
      <Steps size="small" className="import-steps" current={step} items={words.steps.map((title) => ({ title }))} />
      {chosen === null && <ChooseFile busy={task.busy} onFile={preview} />}
      {chosen !== null && (
        <>
          <div className="item-bar">
            <strong>{chosen.file.name}</strong>
            <Upload accept=".xlsx,.csv" showUploadList={false} beforeUpload={taken(preview)}>
              <Button size="small" loading={task.busy}>
                {words.another}
              </Button>
            </Upload>
          </div>
          <PreviewRows preview={chosen.preview} />
          {job === null && <Confirm preview={chosen.preview} busy={busy} onConfirm={confirm} />}
        </>
      )}
      {job !== null && <JobResult job={job} onCancel={cancel} />}
    </>
  );
}

/** The page sends the file itself. */
function taken(onFile: (file: File) => void): (file: File) => false {
  return (file) => {
    onFile(file);
    return false;
  };
}

function ChooseFile({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const words = useWords(IMPORT_WORDS);
  const files = useWords(CATALOG_WORDS);
  return (
    <>
      <p>{words.intro}</p>
      <p className="downloads">
        <a href={apiUrl('catalog/template.xlsx')}>{files.template}</a>{' '}
        <a href={apiUrl('catalog/export.xlsx')}>{files.exportXlsx}</a>
      </p>
      <Upload.Dragger accept=".xlsx,.csv" showUploadList={false} disabled={busy} beforeUpload={taken(onFile)}>
        <p className="drop-icon" aria-hidden="true">
          <InboxOutlined />
        </p>
        <p>{busy ? words.reading : words.drop}</p>
      </Upload.Dragger>
    </>
  );
}

function Confirm({
  preview,
  busy,
  onConfirm,
}: {
  preview: ImportPreview;
  busy: boolean;
  onConfirm: (note: string, startsAtMs: number | null) => void;
}) {
  const words = useWords(IMPORT_WORDS);
  const [note, setNote] = useState('');
  const [startsAt, setStartsAt] = useState('');
  const { counts, problems } = preview;
  const changes = counts.new + counts.changed;
  if (problems.length > 0 || counts.error > 0 || changes === 0) return null;
  return (
    <div className="publish-form">
      <label htmlFor="import-note">{words.note}</label>
      <Input id="import-note" value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
      <label htmlFor="import-from">{words.startsAt}</label>
      <Input id="import-from" type="datetime-local" value={startsAt} onChange={({ target }) => setStartsAt(target.value)} />
      <p className="quiet">{words.undoHint}</p>
      <Button type="primary" size="large" block loading={busy} onClick={() => onConfirm(note, fromLocalText(startsAt))}>
        {words.confirm(changes)}
      </Button>
    </div>
  );
}
