/** The live content of a line, put together from settings, files and database. */
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { createContentStore } from '../store/content-store.js';
import type { Database } from '../store/database.js';
import { createUnderstand } from '../understand/understand.js';
import { type LiveContent, openLiveContent } from './live-content.js';
import type { PublishedFiles } from './read-published-files.js';

/** Takes in files and publications. Errors of the files stop the start with the lint's own words; warnings are counted in the log. */
export async function openContent(
  config: Config,
  { clock, log }: { clock: Clock; log: Logger },
  parts: { files: PublishedFiles; database: Database; quiet: () => boolean },
): Promise<LiveContent> {
  const { files, database, quiet } = parts;
  const content = await openLiveContent({
    files,
    store: createContentStore(database),
    clock,
    log,
    operatorNumber: config.OPERATOR_NUMBER ?? null,
    build: async (resources) => createUnderstand(resources),
    quiet,
  });
  const { findings } = content.state();
  if (findings.length > 0) log.info(`catalog: ${findings.length} warnings, see npm run catalog:lint`);
  return content;
}
