/** Every route managers' pages use: the call log, figures, downloads, retention, the demonstration month. */
import type { Clock } from '../../domain/clock.js';
import type { ApiRoute } from '../api/api-route.js';
import type { DemoMonthKeeper } from '../demo-month/demo-month.js';
import type { ReportParts } from '../report-parts.js';
import type { RetentionParts } from '../retention.js';
import { callWorkRoutes } from './call-work-routes.js';
import { callsRoutes } from './calls-routes.js';
import { demoMonthRoutes } from './demo-month-routes.js';
import { exportRoutes } from './export-routes.js';
import { figuresRoutes } from './figures-routes.js';
import { retentionRoutes } from './retention-routes.js';

export interface ReportRoutesParts extends ReportParts, RetentionParts {
  clock: Clock;
  demoMonth: DemoMonthKeeper;
}

export function reportRoutes(parts: ReportRoutesParts): ApiRoute[] {
  return [
    ...callsRoutes(parts),
    ...callWorkRoutes(parts),
    ...exportRoutes(parts),
    ...figuresRoutes(parts),
    ...retentionRoutes({ ...parts, retention: () => parts.published().knowledge.centre.retention }),
    ...demoMonthRoutes(parts),
  ];
}
