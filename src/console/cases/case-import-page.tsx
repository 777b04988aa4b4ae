/** Importing a sheet of cases: template, file, preview by row and cell, confirmation. */
import { ArrowLeftOutlined, DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { Alert, App, Button, Upload } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CaseImportResult, CasePreview } from '../../domain/console/cases.js';
import { api, apiUrl, saveAs } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { useTask } from '../shell/use-task.js';
import { CaseCountsLine } from './case-counts-line.js';
import { CaseRows } from './case-rows.js';
import { CASE_WORDS } from './words.js';

interface Chosen {
  file: File;
  preview: CasePreview;
}

export function CaseImportPage() {
  const words = useWords(CASE_WORDS);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const task = useTask();
  const choose = (file: File) =>
    task.run(async () => setChosen({ file, preview: await api.upload<CasePreview>('cases/preview', file) }));
  return (
    <>
      <p className="trail">
        <Link to="/cases">
          <ArrowLeftOutlined aria-hidden="true" /> {words.back}
        </Link>
      </p>
      <PageHeader title={words.import} hint={words.templateHint}>
        <Button icon={<DownloadOutlined />} href={apiUrl('cases/template')} download>
          {words.templateXlsx}
        </Button>
        <Button icon={<DownloadOutlined />} href={apiUrl('cases/template', { format: 'csv' })} download>
          {words.templateCsv}
        </Button>
      </PageHeader>
      {chosen === null ? (
        <Upload.Dragger
          accept=".xlsx,.csv"
          maxCount={1}
          showUploadList={false}
          disabled={task.busy}
          beforeUpload={(file) => {
            void choose(file);
            return false;
          }}
        >
          <p className="drop-icon">
            <InboxOutlined aria-hidden="true" />
          </p>
          <p>{words.drop}</p>
          <p className="quiet">{words.dropHint}</p>
        </Upload.Dragger>
      ) : (
        <Preview chosen={chosen} onAnother={() => setChosen(null)} />
      )}
    </>
  );
}

function Preview({ chosen: { file, preview }, onAnother }: { chosen: Chosen; onAnother: () => void }) {
  const words = useWords(CASE_WORDS);
  const pick = usePick();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const task = useTask();
  const refusing = useTask();
  const another = <Button onClick={onAnother}>{words.another}</Button>;
  if (preview.result === 'unreadable')
    return (
      <section className="sheet" aria-live="polite">
        <Alert
          type="error"
          showIcon
          role="alert"
          title={words.unreadable}
          description={preview.problems.map(({ cell, message: what, fix }) => (
            <p key={`${cell}${what.zh}`}>
              {cell} {pick(what)} {fix && `· ${pick(fix)}`}
            </p>
          ))}
        />
        <p className="gap">{another}</p>
      </section>
    );
  const { counts, rows } = preview;
  const writes = counts.created + counts.changed;
  const saveRefused = () => refusing.run(async () => saveAs(await api.exchange('cases/refused', file), words.refusedFile));
  const store = () =>
    task.run(async () => {
      const answer = await api.upload<CaseImportResult>('cases/import', file, { query: { file: file.name } });
      if (answer.result !== 'imported') return;
      void message.success(words.done);
      await navigate('/cases');
    });
  return (
    <section aria-live="polite">
      <div className="sheet confirm-bar">
        <div>
          <h2>{file.name}</h2>
          <CaseCountsLine counts={counts} />
          <p className="quiet">
            {counts.failed > 0 && (
              <>
                {words.leftOut(counts.failed)}{' '}
                <Button size="small" onClick={saveRefused} loading={refusing.busy}>
                  {words.saveRefused}
                </Button>
              </>
            )}{' '}
            {writes === 0 && words.nothing}
          </p>
        </div>
        <div className="page-actions">
          {another}
          <Button type="primary" disabled={writes === 0} loading={task.busy} onClick={store}>
            {words.confirm(writes)}
          </Button>
        </div>
      </div>
      <CaseRows rows={rows} of={counts.received - counts.unchanged} />
    </section>
  );
}
