/** Downloads of what the filter leaves: the browser saves the file, the page shows how far it is. */
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { ExportProgress } from '../../domain/console/calls.js';
import { api, apiUrl } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { CALL_WORDS } from './words.js';

const EVERY_MS = 500;

export function ExportButton({ query, total }: { query: Record<string, string | undefined>; total: number }) {
  const words = useWords(CALL_WORDS);
  const [id, setId] = useState<string | null>(null);
  const progress = useExportProgress(id, () => setId(null));
  const begin = (format: string) => {
    const made = crypto.getRandomValues(new Uint32Array(4)).join('-');
    save(apiUrl(`exports/calls.${format}`, { ...query, export: made }));
    setId(made);
  };
  return (
    <>
      {id !== null && (
        <span className="export-progress" role="status">
          <Progress
            size="small"
            percent={Math.floor((100 * (progress?.written ?? 0)) / Math.max(1, progress?.total ?? 1))}
            aria-label={words.exporting}
          />
          {progress?.total != null && words.exportRows(progress.written, progress.total)}
        </span>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: 'Excel (XLSX)' },
            { key: 'csv', label: 'CSV' },
          ],
          onClick: ({ key }) => begin(key),
        }}
      >
        <Button icon={<DownloadOutlined />} loading={id !== null} disabled={total === 0} title={words.exportHint}>
          {words.export}
        </Button>
      </Dropdown>
    </>
  );
}

/** The browser's own download: it streams to the disk, however large the file is. */
function save(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}

function useExportProgress(id: string | null, onEnd: () => void): ExportProgress | null {
  const words = useWords(CALL_WORDS);
  const { message } = App.useApp();
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one download is followed from its beginning to its end
  useEffect(() => {
    setProgress(null);
    if (id === null) return;
    const timer = setInterval(async () => {
      const now = await api.get<ExportProgress>(`exports/${id}`).catch(() => null);
      if (now === null) return;
      setProgress(now);
      if (now.state !== 'done' && now.state !== 'failed') return;
      clearInterval(timer);
      void (now.state === 'done' ? message.success(words.exported) : message.error(words.exportFailed));
      onEnd();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [id]);
  return progress;
}
