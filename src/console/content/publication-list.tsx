/** What was published lately, and taking a publication back as a whole. */
import type { PublicationView } from '../../domain/console/content-drafts.js';
import type { JobView } from '../../domain/console/content-jobs.js';
import type { ContentKind } from '../../domain/content.js';
import { api } from '../shell/api.js';
import { formatInstant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { EmptyState, Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import { ConfirmButton } from './confirm-button.js';
import { JobResult } from './job-result.js';
import { useJob } from './use-job.js';
import { CONTENT_WORDS } from './words.js';

const NAMED = 6;

export function PublicationList({ kinds, onChanged }: { kinds: readonly ContentKind[]; onChanged: () => void }) {
  const words = useWords(CONTENT_WORDS);
  const may = useMay();
  const list = useLoad(
    (signal) => api.get<{ publications: PublicationView[] }>('publications', { query: { kinds: kinds.join() }, signal }),
    [],
  );
  const { job, busy, start, cancel } = useJob(() => {
    list.reload();
    onChanged();
  });
  const undo = (batch: number) => start(() => api.post<JobView>(`publications/${batch}/undo`));
  return (
    <section className="sheet">
      {job !== null && <JobResult job={job} onCancel={cancel} />}
      <Loading from={list}>
        {({ publications }) =>
          publications.length === 0 ? (
            <EmptyState text={words.noPublications} />
          ) : (
            <ol className="revisions">
              {publications.map((one) => (
                <li key={one.batch}>
                  <div className="entry-head">
                    <strong>{words.by(one.by, formatInstant(one.atMs))}</strong>
                    {may('editor') && (
                      <ConfirmButton size="small" disabled={busy} question={words.undoSure} onConfirm={() => undo(one.batch)}>
                        {words.undo}
                      </ConfirmButton>
                    )}
                  </div>
                  {one.note && <p>{one.note}</p>}
                  <p className="quiet">
                    {words.things(one.keys.length)}:
                    {one.keys
                      .slice(0, NAMED)
                      .map(({ title }) => title)
                      .join('，')}
                    {one.keys.length > NAMED && ' …'}
                    {one.startsAtMs > one.atMs && ` · ${words.from(formatInstant(one.startsAtMs))}`}
                  </p>
                </li>
              ))}
            </ol>
          )
        }
      </Loading>
    </section>
  );
}
