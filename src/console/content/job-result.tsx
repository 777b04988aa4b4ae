/** How far a run of the scripted calls is, and what came of it: every call that went otherwise, with what was said instead. */
import { Alert, Button, Progress } from 'antd';
import type { JobView, ScriptResultView } from '../../domain/console/content-jobs.js';
import { useLanguage, useWords } from '../shell/language.js';
import { deviationWords } from './deviation-words.js';
import { CONTENT_WORDS } from './words.js';

interface Props {
  job: JobView;
  onCancel: () => void;
  /** What is published begins only later. */
  later?: boolean;
}

export function JobResult({ job, onCancel, later = false }: Props) {
  const words = useWords(CONTENT_WORDS);
  const { state, done, total, failures, reasons } = job;
  return (
    <div className="job" aria-live="polite">
      {state === 'running' ? (
        <>
          <p>{words.running(done, total)}</p>
          <Progress percent={total === 0 ? 0 : Math.round((done / total) * 100)} aria-label={words.running(done, total)} />
          <Button onClick={onCancel}>{words.stop}</Button>
        </>
      ) : (
        <Verdict job={job} later={later} />
      )}
      {failures.length > 0 && (
        <ul className="failures">
          {failures.map((failure) => (
            <Failure key={failure.name} failure={failure} />
          ))}
        </ul>
      )}
      {reasons.length > 0 && state !== 'conflict' && (
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Verdict({ job: { state, failures, total, batch }, later }: { job: JobView; later: boolean }) {
  const words = useWords(CONTENT_WORDS);
  switch (state) {
    case 'published':
      return (
        <Alert
          type="success"
          showIcon
          title={later ? words.publishedLater : words.published}
          description={batch === null ? undefined : words.passed(total)}
        />
      );
    case 'passed':
      return <Alert type="success" showIcon title={words.passed(total)} />;
    case 'failed':
      return <Alert type="error" showIcon title={words.failed(failures.length)} description={words.failedNotPublished} />;
    case 'conflict':
    case 'refused':
    case 'broken':
      return <Alert type="error" showIcon title={words[state]} />;
    default:
      return <Alert type="info" showIcon title={words.cancelled} />;
  }
}

function Failure({ failure: { name, call, turn, deviations, already } }: { failure: ScriptResultView }) {
  const words = useWords(CONTENT_WORDS);
  const { language } = useLanguage();
  return (
    <li>
      <strong>{call}</strong>{' '}
      <span className="quiet">{[name, turn === null ? '' : words.turn(turn)].filter(Boolean).join(' · ')}</span>
      {already && (
        <p>
          <strong>{words.already}</strong>
        </p>
      )}
      {deviations.map((deviation) => (
        <p key={deviation}>{deviationWords(deviation, language)}</p>
      ))}
    </li>
  );
}
