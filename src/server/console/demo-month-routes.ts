/** The demonstration month: how far it is, and taking it away. */
import { demoMonthSchema } from '../../domain/console/figures.js';
import { audit } from '../../store/audit-log.js';
import type { Database } from '../../store/database.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';
import type { DemoMonthKeeper } from '../demo-month/demo-month.js';

export function demoMonthRoutes({ database, demoMonth }: { database: Database; demoMonth: DemoMonthKeeper }): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/demo-month',
      access: 'viewer',
      summary: 'Whether there are demonstration calls, and how many are placed',
      response: demoMonthSchema,
      handle: () => demoMonth.view(),
    }),
    apiRoute({
      method: 'post',
      path: '/console/demo-month/remove',
      access: 'manager',
      summary: 'Take the demonstration calls away for good',
      response: demoMonthSchema,
      handle: async ({ actor }) => {
        const { state, placed } = await demoMonth.view();
        await demoMonth.remove();
        if (state === 'placing' || state === 'shown')
          await audit(database.sql, actor, { action: 'demo.remove', subject: 'calls', before: { calls: placed } });
        return demoMonth.view();
      },
    }),
  ];
}
