/** Everything behind the console's pages of content, put together. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Voice } from '../../audio/ports.js';
import { createCentreTime } from '../../calls/centre-time.js';
import type { Config } from '../../config.js';
import type { CaseFile } from '../../domain/case-file.js';
import type { Clock } from '../../domain/clock.js';
import { audit } from '../../store/audit-log.js';
import { createContentStore } from '../../store/content-store.js';
import type { Database } from '../../store/database.js';
import { createRecordingFiles } from '../../store/recording-files.js';
import { callTimeline } from '../../store/reports/call-timeline.js';
import type { ApiRoute } from '../api/api-route.js';
import { type CatalogRoutesParts, catalogRoutes } from '../console/catalog-routes.js';
import { draftRoutes } from '../console/draft-routes.js';
import { type PromptRoutesParts, promptRoutes } from '../console/prompt-routes.js';
import { type ScriptRoutesParts, scriptRoutes } from '../console/script-routes.js';
import { type TestPhoneRoutesParts, testPhoneRoutes } from '../console/test-phone-routes.js';
import type { LiveContent } from '../live-content.js';
import { createPhoneCalls } from '../phone-calls.js';
import { createPhoneCarrier } from '../phone-carrier.js';
import { phoneTurn } from '../phone-turn.js';
import type { PublishedFiles } from '../read-published-files.js';
import { createScriptFiles } from '../scripted-calls/script-files.js';
import { createScriptJobs } from '../scripted-calls/script-jobs.js';
import { demoCasesToTry } from '../test-phone.js';
import { createDraftCalls } from './draft-calls.js';
import { createDraftDesk } from './draft-desk.js';

type DeskRoutesParts = PromptRoutesParts & CatalogRoutesParts & ScriptRoutesParts & TestPhoneRoutesParts;

export interface ContentDesk {
  routes: readonly ApiRoute[];
  /** Ends runs and test calls. */
  close(): Promise<void>;
}

export interface OpenDeskParts {
  database: Database;
  content: LiveContent;
  files: Pick<PublishedFiles, 'wordings' | 'centre'>;
  demoCases: readonly CaseFile[];
  /** Where this process listens, asked at each call. */
  localUrl: () => string;
  /** The line's own voice, where it has one. */
  voice: Voice | null;
}

type Settings = Pick<Config, 'CONTENT_DIR' | 'DATA_DIR' | 'PUBLIC_URL' | 'TWILIO_AUTH_TOKEN' | 'TWILIO_ACCOUNT_SID'>;

export function openContentDesk(
  settings: Settings,
  { clock, log }: { clock: Clock; log: Logger },
  parts: OpenDeskParts,
): ContentDesk {
  const { database, content, files, demoCases } = parts;
  const cases = () => demoCases;
  const scriptFiles = createScriptFiles(settings.CONTENT_DIR, settings.DATA_DIR);
  const jobs = createScriptJobs({ scripts: scriptFiles.binding, cases, log });
  const base = {
    content: () => content,
    contentStore: createContentStore(database),
    jobs,
    scriptCount: async () => (await scriptFiles.binding()).length,
  };
  const draftCalls = createDraftCalls({ clock, cases });
  const centreTime = createCentreTime(files.centre.time_zone);
  const all: DeskRoutesParts = {
    ...base,
    desk: createDraftDesk(base),
    scripts: scriptFiles.list,
    scriptFiles,
    voice: parts.voice,
    fileWording: (language, id) => files.wordings[language].prompts[id] ?? '',
    recordings: createRecordingFiles(join(settings.DATA_DIR, 'recordings')),
    today: (at) => centreTime(at).today,
    audited: (actor, entry) => audit(database.sql, actor, entry),
    draftCalls,
    publishedCalls: publishedCalls(settings, clock, parts),
    phoneDemoCases: () => demoCasesToTry({ knowledge: content.published().knowledge, demoCases }),
  };
  const routes = [promptRoutes, draftRoutes, catalogRoutes, scriptRoutes, testPhoneRoutes].flatMap((make) => make(all));
  return { routes, close: async () => void (await Promise.all([jobs.close(), draftCalls.close()])) };
}

function publishedCalls(settings: Settings, clock: Clock, { database, content, localUrl }: OpenDeskParts) {
  const { PUBLIC_URL: publicUrl, TWILIO_AUTH_TOKEN: authToken, TWILIO_ACCOUNT_SID: accountSid } = settings;
  const carrier = createPhoneCarrier({ localUrl, publicUrl, authToken, accountSid, clock });
  const newestTurn = async (callId: string) => {
    const turn = (await callTimeline(database, callId))?.turns.at(-1);
    return turn === undefined ? null : phoneTurn(turn, (code) => content.published().knowledge.catalog.item(code)?.short_name);
  };
  return createPhoneCalls({ carrier, newestTurn, clock });
}
