/** Runs of the scripted calls in the background, with their progress; what is to happen when all went well is done then. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Published } from '../../calls/published.js';
import type { Actor } from '../../domain/actor.js';
import type { CaseFile } from '../../domain/case-file.js';
import type { JobView } from '../../domain/console/content-jobs.js';
import { HotlineError } from '../../errors.js';
import { loggableError } from '../loggable-error.js';
import { runScripts, type ScriptResult } from './run-scripts.js';
import type { ScriptFile } from './script-files.js';

/** What a run ends with when all calls went well. */
export type Finish = () => Promise<Pick<JobView, 'state' | 'batch' | 'reasons'>>;

export interface ScriptJobs {
  /**
   * Begins a run and returns at once. Calls that go otherwise are placed on `baseline` too, to tell whether the draft is why. Throws
   * `too_many` while another one is running.
   */
  start(job: { published: Published; actor: Actor; finish: Finish; baseline?: Published }): Promise<JobView>;
  /** A run of this process, or null when it is unknown or long over. */
  view(id: string): JobView | null;
  /** Stops a run; nothing is published. */
  cancel(id: string): void;
  /** Stops what is running and waits for it. */
  close(): Promise<void>;
}

export interface ScriptJobsParts {
  scripts: () => Promise<ScriptFile[]>;
  cases: () => readonly CaseFile[];
  log: Logger;
}

interface Job {
  view: JobView;
  abort: AbortController;
  done: Promise<void>;
}

const KEPT = 20;
/** For a run without anything to publish. */
export const JUST_TEST: Finish = async () => ({ state: 'passed', batch: null, reasons: [] });

export function createScriptJobs(parts: ScriptJobsParts): ScriptJobs {
  const jobs = new Map<string, Job>();
  const running = () => [...jobs.values()].find(({ view }) => view.state === 'running');
  return {
    async start({ published, actor, finish, baseline }) {
      if (running()) throw new HotlineError('too_many', 'another run of the scripted calls is under way; wait for it');
      const scripts = await parts.scripts();
      const view: JobView = {
        id: randomUUID(),
        state: 'running',
        by: actor.by,
        startedMs: actor.at.getTime(),
        done: 0,
        total: scripts.length,
        failures: [],
        batch: null,
        reasons: [],
      };
      const job: Job = { view, abort: new AbortController(), done: Promise.resolve() };
      jobs.set(view.id, job);
      forgetOld(jobs);
      job.done = run(parts, job, { published, scripts, finish, baseline });
      return { ...view };
    },
    view: (id) => {
      const view = jobs.get(id)?.view;
      return view === undefined ? null : { ...view, failures: [...view.failures] };
    },
    cancel: (id) => jobs.get(id)?.abort.abort(),
    async close() {
      for (const { abort } of jobs.values()) abort.abort();
      await Promise.all([...jobs.values()].map(({ done }) => done));
    },
  };
}

async function run(
  { cases, log }: ScriptJobsParts,
  { view, abort: { signal } }: Job,
  { published, scripts, finish, baseline }: { published: Published; scripts: ScriptFile[]; finish: Finish; baseline?: Published },
): Promise<void> {
  try {
    const progress = (result: ScriptResult) => {
      view.done++;
      if (!result.ok) view.failures.push({ ...result, already: false });
    };
    await runScripts({ scripts, published, cases: cases(), progress, signal });
    const failed = scripts.filter(({ name }) => view.failures.some((failure) => failure.name === name));
    if (baseline !== undefined && failed.length > 0)
      await runScripts({
        scripts: failed,
        published: baseline,
        cases: cases(),
        progress: (result) => noteBaseline(view, result),
        signal,
      });
    if (signal.aborted) view.state = 'cancelled';
    else if (view.failures.length > 0) view.state = 'failed';
    else Object.assign(view, await finish());
  } catch (error) {
    log.error({ err: loggableError(error) }, 'a run of the scripted calls broke off');
    view.state = 'broken';
  }
}

function noteBaseline(view: JobView, { name, ok }: ScriptResult): void {
  view.failures = view.failures.map((failure) => (failure.name === name ? { ...failure, already: !ok } : failure));
}

function forgetOld(jobs: Map<string, Job>): void {
  const over = [...jobs].filter(([, { view }]) => view.state !== 'running');
  for (const [id] of over.slice(0, Math.max(0, jobs.size - KEPT))) jobs.delete(id);
}
