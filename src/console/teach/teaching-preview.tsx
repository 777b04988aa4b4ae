/** What a teaching would do: the question before and after, and which logged questions change. */
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import type { ChangedUtterance, Teaching, TeachPreview } from '../../domain/console/teach.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { ErrorState } from '../shell/page-states.js';
import { type Loaded, useLoad } from '../shell/use-load.js';
import { Understood } from './understood.js';
import { TEACH_WORDS } from './words.js';

/** After the last key, before it is tried out. */
const PAUSE_MS = 350;

export function TeachingPreview({ teaching }: { teaching: Teaching | null }) {
  const words = useWords(TEACH_WORDS);
  const preview = usePreview(teaching);
  return (
    <section className="teach-preview" aria-live="polite" aria-busy={preview.loading}>
      <h2>{words.previewTitle}</h2>
      {teaching === null ? <p className="quiet">{words.previewWait}</p> : <Shown preview={preview} />}
    </section>
  );
}

function Shown({ preview: { value, error, reload } }: { preview: Loaded<TeachPreview | null> }) {
  const words = useWords(TEACH_WORDS);
  if (error) return <ErrorState error={error} onRetry={reload} />;
  if (!value) return <p className="quiet">{words.previewBusy}</p>;
  const { before, after, changed, changedInAll, replayed, days, errors } = value;
  return (
    <>
      {errors.length > 0 && <Alert type="error" showIcon title={words.refused} description={errors.join('；')} />}
      <dl className="teach-compare">
        <dt>{words.before}</dt>
        <dd>
          <Understood value={before} />
        </dd>
        <dt>{words.after}</dt>
        <dd>
          <Understood value={after} />
        </dd>
      </dl>
      {errors.length === 0 && <p>{words.replayed(days, replayed, changedInAll)}</p>}
      <ul className="teach-changed">
        {changed.map((one) => (
          <Changed key={one.text} {...one} />
        ))}
      </ul>
      {changedInAll > changed.length && <p className="quiet">{words.moreChanged(changedInAll - changed.length)}</p>}
    </>
  );
}

function Changed({ text, times, before, after }: ChangedUtterance) {
  const words = useWords(TEACH_WORDS);
  return (
    <li>
      <strong>{text}</strong> <small className="quiet">{words.times(times)}</small>
      <div>
        <Understood value={before} /> <span aria-hidden="true">→</span> <Understood value={after} />
      </div>
    </li>
  );
}

function usePreview(teaching: Teaching | null): Loaded<TeachPreview | null> {
  const settled = useSettled(JSON.stringify(teaching));
  return useLoad<TeachPreview | null>(
    async (signal) => (settled === 'null' ? null : api.post<TeachPreview>('teach/preview', JSON.parse(settled), { signal })),
    [settled],
  );
}

/** The value once it has stopped changing. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
