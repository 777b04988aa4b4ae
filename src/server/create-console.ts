/** The console put together: sign-in, pages and `/api`, over the database and what is published. */
import { Router } from 'express';
import type { Published } from '../calls/published.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { createCaseImports } from '../store/case-imports.js';
import { createCaseStore } from '../store/case-store.js';
import { createContentStore } from '../store/content-store.js';
import type { Database } from '../store/database.js';
import { createMissedStore } from '../store/missed-store.js';
import { createTicketStore } from '../store/ticket-store.js';
import { createTokenStore } from '../store/token-store.js';
import { createUserAdmin } from '../store/user-admin.js';
import { createUserStore } from '../store/user-store.js';
import type { ApiRoute } from './api/api-route.js';
import { createApiRouter } from './api-routes.js';
import { type Auth, createAuth } from './auth.js';
import { createAuthRouter } from './auth-routes.js';
import { createConsolePages } from './console/page-routes.js';
import type { ReportRoutesParts } from './console/report-routes.js';
import { createTokenCheck } from './console/token-routes.js';
import type { LiveContent } from './live-content.js';
export interface ConsoleRouters {
  auth: Auth;
  /** The site is reached over https. */
  secure: boolean;
  /** For /api. */
  api: Router;
  /** For the root of the site: /login, /logout, /console. */
  pages: Router;
}

export interface ConsoleParts {
  database: Database;
  published: () => Published;
  content: LiveContent;
  reports: ReportRoutesParts;
  contentRoutes: readonly ApiRoute[];
  /** Folder of the built pages. */
  consoleDir: string;
}

type Settings = Pick<Config, 'PUBLIC_URL' | 'ADMIN_PASSWORD' | 'API_TOKEN'>;

/** Builds the routes. */
export function createConsole(settings: Settings, { clock }: { clock: Clock }, parts: ConsoleParts): ConsoleRouters {
  const { PUBLIC_URL: publicUrl, ADMIN_PASSWORD: adminPassword, API_TOKEN: apiToken } = settings;
  const { database, published, content, reports, contentRoutes, consoleDir } = parts;
  const secure = publicUrl?.startsWith('https:') ?? false;
  const auth = createAuth({ users: createUserStore(database), clock, secure });
  const tokenParts = { tokens: createTokenStore(database), apiToken };
  const api = createApiRouter({
    auth,
    clock,
    publicUrl,
    published,
    content: () => content,
    reports,
    contentStore: createContentStore(database),
    contentRoutes,
    database,
    ...tokenParts,
    tokenName: createTokenCheck(tokenParts, clock),
    missed: createMissedStore(database),
    tickets: createTicketStore(database),
    cases: createCaseStore(database),
    caseImports: createCaseImports(database),
    userAdmin: createUserAdmin(database),
    adminConfigured: adminPassword !== undefined,
  });
  const pages = Router();
  pages.use(createAuthRouter({ auth, publicUrl, secure }), createConsolePages({ auth, secure, consoleDir }));
  return { auth, secure, api, pages };
}
