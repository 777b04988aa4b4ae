/** The process: reads the settings, starts the line, stops it when told to. */
import { pino } from 'pino';
import { readEnvironment } from './config.js';
import { HotlineError } from './errors.js';
import { startHotline } from './server/hotline.js';

/** How long running answers may take once the process was told to stop. */
const GRACE_MS = 10_000;

async function main(): Promise<void> {
  const config = readEnvironment();
  const log = pino({ level: config.LOG_LEVEL, base: undefined });
  const hotline = await startHotline(config, {
    clock: () => new Date(),
    log,
    print: (line) => process.stdout.write(`${line}\n`),
    demoMonth: config.DEMO_CALLS,
  });
  const stop = (signal: string) => {
    log.info(`${signal}: finishing running answers, then stopping`);
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    hotline.close().then(
      () => process.exit(0),
      (error) => fail(error),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof HotlineError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}

main().catch(fail);
