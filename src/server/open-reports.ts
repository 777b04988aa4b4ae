/** Everything behind the managers' pages put together: jobs, recordings at the carrier, the demonstration month. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { CallEngineParts } from '../calls/call-engine.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import type { Database } from '../store/database.js';
import { CALLER_RECORDINGS, createCallerRecordings, shelfOfBoth } from './caller-recordings.js';
import type { ReportRoutesParts } from './console/report-routes.js';
import { openDemoMonth } from './demo-month/open-demo-month.js';
import { createRecordingShelf } from './recording-shelf.js';
import { startTrailingJobs, type TrailingJobs } from './trailing-jobs.js';

export interface Reports {
  routes: ReportRoutesParts;
  jobs: TrailingJobs;
  /** Begins what takes long, once the line listens. */
  start(): Promise<void>;
  close(): Promise<void>;
}

type Settings = Pick<Config, 'CONTENT_DIR' | 'DATA_DIR' | 'TWILIO_ACCOUNT_SID' | 'TWILIO_AUTH_TOKEN'>;

/** `engine`: what the line's own engine is made of. `demoMonth`: place a demonstration month where the centre is a demonstration. */
export function openReports(
  settings: Settings,
  { clock, log, demoMonth: wantsDemo = false }: { clock: Clock; log: Logger; demoMonth?: boolean },
  { database, engine }: { database: Database; engine: CallEngineParts },
): Reports {
  const { published } = engine;
  const carrier = createRecordingShelf({ accountSid: settings.TWILIO_ACCOUNT_SID, authToken: settings.TWILIO_AUTH_TOKEN });
  const recordings = shelfOfBoth(createCallerRecordings(join(settings.DATA_DIR, CALLER_RECORDINGS)), carrier);
  const demoMonth = openDemoMonth({ database, contentDir: settings.CONTENT_DIR, engine, clock, log });
  const routes: ReportRoutesParts = { database, published, clock, recordings, demoMonth, log };
  const jobs = startTrailingJobs(routes);
  return {
    routes,
    jobs,
    start: async () => {
      if (wantsDemo && published().knowledge.centre.demo) await demoMonth.start();
    },
    close: async () => {
      await demoMonth.close();
      await jobs.close();
    },
  };
}
