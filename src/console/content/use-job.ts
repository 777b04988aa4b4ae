/** A run of the scripted calls: begins it, follows it, and tells when it is over. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobView } from '../../domain/console/content-jobs.js';
import { api } from '../shell/api.js';
import { useTask } from '../shell/use-task.js';

export interface RunningJob {
  job: JobView | null;
  busy: boolean;
  /** `begin` asks the server to start a run and gives its first view. */
  start(begin: () => Promise<JobView>): void;
  cancel(): void;
  reset(): void;
}

const POLL_MS = 400;

export function useJob(onOver: (job: JobView) => void = () => {}): RunningJob {
  const [job, setJob] = useState<JobView | null>(null);
  const task = useTask();
  const over = useRef(onOver);
  over.current = onOver;
  const id = job?.state === 'running' ? job.id : null;
  useEffect(() => {
    if (id === null) return;
    const timer = setInterval(() => {
      void api.get<JobView>(`jobs/${id}`).then(
        (view) => {
          setJob((now) => (now?.id === view.id && now.state === 'running' ? view : now));
          if (view.state !== 'running') over.current(view);
        },
        () => {},
      );
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [id]);
  const start = (begin: () => Promise<JobView>) =>
    void task.run(async () => {
      const view = await begin();
      setJob(view);
      if (view.state !== 'running') over.current(view);
    });
  const reset = useCallback(() => setJob(null), []);
  return { job, busy: task.busy || id !== null, start, cancel: () => void (id && api.post(`jobs/${id}/cancel`)), reset };
}
