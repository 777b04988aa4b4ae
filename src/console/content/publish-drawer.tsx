/** From drafts to publication: look at the differences, place the scripted calls, done. */
import { Alert, Button, Checkbox, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { DraftsView, DraftView, Review } from '../../domain/console/content-drafts.js';
import type { JobView } from '../../domain/console/content-jobs.js';
import type { ContentKind } from '../../domain/content.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { EmptyState, Loading } from '../shell/page-states.js';
import { useLoad } from '../shell/use-load.js';
import { JobResult } from './job-result.js';
import { fromLocalText } from './local-time.js';
import { ReviewList } from './review-list.js';
import { useJob } from './use-job.js';
import { CONTENT_WORDS } from './words.js';

interface Props {
  kinds: readonly ContentKind[];
  open: boolean;
  onClose: () => void;
  /** Something was published. */
  onPublished: () => void;
}

export function PublishDrawer(props: Props) {
  const words = useWords(CONTENT_WORDS);
  return (
    <Drawer open={props.open} onClose={props.onClose} title={words.review} size={720} destroyOnHidden>
      <PublishForm {...props} />
    </Drawer>
  );
}

const idOf = ({ kind, key }: { kind: string; key: string }) => `${kind} ${key}`;

function PublishForm({ kinds, onPublished }: Props) {
  const drafts = useLoad((signal) => api.get<DraftsView>('drafts', { query: { kinds: kinds.join() }, signal }), []);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const words = useWords(CONTENT_WORDS);
  return (
    <Loading from={drafts}>
      {({ mine }) => {
        if (mine.length === 0) return <EmptyState text={words.noDrafts} />;
        const chosen = mine.filter((draft) => !left.has(idOf(draft)));
        const choose = (draft: DraftView, take: boolean) => {
          const next = new Set(left);
          if (take) next.delete(idOf(draft));
          else next.add(idOf(draft));
          setLeft(next);
        };
        return (
          <>
            {mine.length > 1 && (
              <ul className="draft-choice" aria-label={words.select}>
                {mine.map((draft) => (
                  <li key={idOf(draft)}>
                    <Checkbox checked={!left.has(idOf(draft))} onChange={({ target }) => choose(draft, target.checked)}>
                      {draft.title}
                    </Checkbox>
                  </li>
                ))}
              </ul>
            )}
            {chosen.length > 0 && (
              <Reviewed key={chosen.map(idOf).join()} chosen={chosen} onPublished={onPublished} onChanged={drafts.reload} />
            )}
          </>
        );
      }}
    </Loading>
  );
}

interface ReviewedProps {
  chosen: readonly DraftView[];
  onPublished: () => void;
  onChanged: () => void;
}

function Reviewed({ chosen, onPublished, onChanged }: ReviewedProps) {
  const words = useWords(CONTENT_WORDS);
  const keys = chosen.map(({ kind, key }) => ({ kind, key }));
  const review = useLoad((signal) => api.post<Review>('drafts/review', { keys }, { signal }), []);
  const [note, setNote] = useState('');
  const [startsAt, setStartsAt] = useState('');
  const { job, busy, start, cancel } = useJob(({ state }) => state === 'published' && onPublished());
  const publish = () =>
    start(() => api.post<JobView>('publications', { keys, note, startsAtMs: fromLocalText(startsAt), endsAtMs: null }));
  const keepMine = (draft: DraftView) => async () => {
    const { revision } = await api.get<{ revision: number }>(detailPath(draft));
    await api.put('drafts', { kind: draft.kind, key: draft.key, value: draft.value, base: revision });
    onChanged();
    review.reload();
  };
  return (
    <Loading from={review}>
      {({ changes, errors, warnings, calls }) => (
        <>
          <ReviewList
            changes={changes}
            onKeepMine={(change) => keepMine(chosen.find((draft) => idOf(draft) === idOf(change)) as DraftView)}
          />
          <Messages type="error" title={words.errors} list={errors} />
          <Messages type="warning" title={words.warnings} list={warnings} />
          {job === null && (
            <div className="publish-form">
              <label htmlFor="publish-note">{words.note}</label>
              <Input id="publish-note" value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
              {keys.some(({ kind }) => kind === 'item') && (
                <>
                  <label htmlFor="publish-from">{words.startsAt}</label>
                  <Input
                    id="publish-from"
                    type="datetime-local"
                    value={startsAt}
                    onChange={({ target }) => setStartsAt(target.value)}
                  />
                </>
              )}
              <p className="quiet">{words.publishHint}</p>
              <Button
                type="primary"
                block
                size="large"
                loading={busy}
                disabled={errors.length > 0 || changes.some(({ overtakenBy }) => overtakenBy !== null)}
                onClick={publish}
              >
                {words.publish(calls)}
              </Button>
            </div>
          )}
          {job !== null && <JobResult job={job} onCancel={cancel} later={(fromLocalText(startsAt) ?? 0) > Date.now()} />}
        </>
      )}
    </Loading>
  );
}

function Messages({ type, title, list }: { type: 'error' | 'warning'; title: string; list: readonly string[] }) {
  if (list.length === 0) return null;
  const items = (
    <ul>
      {list.slice(0, 50).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
  return <Alert className="messages" type={type} showIcon title={title} description={items} />;
}

/** Where the newest revision of a key is told. */
export function detailPath({ kind, key }: { kind: string; key: string }): string {
  if (kind === 'item' || kind === 'window') return `catalog/${kind}s/${key}`;
  return `prompts/${key}`;
}
