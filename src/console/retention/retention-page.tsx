/** How long calls are kept, what the last night deleted, and deleting what one number left. */
import { Alert } from 'antd';
import type { Retention } from '../../domain/console/retention.js';
import { api } from '../shell/api.js';
import { formatInstant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useLoad } from '../shell/use-load.js';
import { DeleteNumber } from './delete-number.js';
import { RETENTION_WORDS } from './words.js';

export function RetentionPage() {
  const words = useWords(RETENTION_WORDS);
  const retention = useLoad((signal) => api.get<Retention>('retention', { signal }), []);
  return (
    <>
      <PageHeader title={words.title} hint={words.hint} />
      <Loading from={retention}>{(value) => <Kept retention={value} />}</Loading>
      <DeleteNumber />
    </>
  );
}

function Kept({ retention: { callsDays, recordingsDays, last } }: { retention: Retention }) {
  const words = useWords(RETENTION_WORDS);
  return (
    <section className="sheet" aria-labelledby="kept">
      <h2 id="kept">{words.kept}</h2>
      <dl className="facts">
        <dt>{words.calls}</dt>
        <dd>{words.days(callsDays)}</dd>
        <dt>{words.recordings}</dt>
        <dd>{words.days(recordingsDays)}</dd>
        <dt>{words.last}</dt>
        <dd>{last === null ? words.never : `${formatInstant(last.atMs)} · ${words.deleted(last.calls, last.recordings)}`}</dd>
      </dl>
      <p className="quiet">{words.rule}</p>
      {last !== null && last.left > 0 && <Alert type="warning" showIcon title={words.left(last.left)} />}
    </section>
  );
}
