/** Scheduled notices: what callers hear after the greeting for a time. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { JobView } from '../../domain/console/content-jobs.js';
import type { NoticeList, NoticeView } from '../../domain/console/prompts.js';
import { ConfirmButton } from '../content/confirm-button.js';
import { JobResult } from '../content/job-result.js';
import { Mark } from '../content/mark.js';
import { useJob } from '../content/use-job.js';
import { api } from '../shell/api.js';
import { formatInstant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { EmptyState, Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import { NoticeForm } from './notice-form.js';
import { NOTICE_WORDS } from './notice-words.js';

const TONES = { coming: 'draft', spoken: 'good', over: 'plain' } as const;

export function NoticesTab() {
  const words = useWords(NOTICE_WORDS);
  const may = useMay()('editor');
  const list = useLoad((signal) => api.get<NoticeList>('notices', { signal }), []);
  const [adding, setAdding] = useState(false);
  const { job, busy, start, cancel } = useJob(({ state }) => {
    if (state === 'published') setAdding(false);
    list.reload();
  });
  /** Kept as a draft first, as everything that is published. */
  const publish = (
    key: string,
    { value, base, startsAtMs, endsAtMs }: { value: unknown; base: number; startsAtMs: number | null; endsAtMs: number | null },
  ) =>
    start(async () => {
      const keys = [{ kind: 'notice', key }];
      await api.put('drafts', { kind: 'notice', key, value, base });
      return api.post<JobView>('publications', { keys, note: '', startsAtMs, endsAtMs });
    });
  const end = ({ key, revision }: NoticeView) => publish(key, { value: null, base: revision, startsAtMs: null, endsAtMs: null });
  return (
    <section className="sheet">
      <p className="quiet">{words.hint}</p>
      {may && !adding && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      )}
      {adding && (
        <NoticeForm
          busy={busy}
          onCancel={() => setAdding(false)}
          onPublish={(notice) => publish(crypto.randomUUID?.() ?? `${Date.now()}`, { ...notice, base: 0 })}
        />
      )}
      {job !== null && <JobResult job={job} onCancel={cancel} />}
      <Loading from={list}>
        {({ notices }) =>
          notices.length === 0 ? (
            <EmptyState text={words.empty} />
          ) : (
            <ul className="revisions">
              {notices.map((notice) => (
                <li key={notice.key}>
                  <div className="entry-head">
                    <span>
                      <strong>{notice.title}</strong> <Mark tone={TONES[notice.state]}>{words[notice.state]}</Mark>
                      <span className="quiet">
                        {formatInstant(notice.startsAtMs)} –{' '}
                        {notice.endsAtMs === null ? words.always : formatInstant(notice.endsAtMs)} · {notice.by}
                      </span>
                    </span>
                    {may && notice.state !== 'over' && (
                      <ConfirmButton size="small" disabled={busy} question={words.endSure} onConfirm={() => end(notice)}>
                        {words.end}
                      </ConfirmButton>
                    )}
                  </div>
                  {notice.text.en === undefined && <Mark tone="bad">{words.noEnglish}</Mark>}
                  {Object.entries(notice.text).map(([language, text]) => (
                    <p key={language} lang={language}>
                      {text}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </section>
  );
}
