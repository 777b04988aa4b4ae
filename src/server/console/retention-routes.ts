/** How long calls are kept, and deleting what one number left. */
import type { Centre } from '../../domain/centre.js';
import {
  deleteNumberResultSchema,
  deleteNumberSchema,
  numberMatchesSchema,
  numberQuerySchema,
  retentionSchema,
} from '../../domain/console/retention.js';
import { maskNumber } from '../../domain/mask.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';
import { deleteNumber, lastRetention, numberId, numbersLike, type RetentionParts } from '../retention.js';

export function retentionRoutes(parts: RetentionParts & { retention: () => Centre['retention'] }): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/retention',
      access: 'manager',
      summary: 'How long calls and recordings are kept, and what the last run deleted',
      response: retentionSchema,
      handle: async () => {
        const { calls_days: callsDays, recordings_days: recordingsDays } = parts.retention();
        return { callsDays, recordingsDays, last: (await lastRetention(parts.database)) ?? null };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/retention/numbers',
      access: 'manager',
      summary: 'Which numbers end in these digits, masked, and how many calls they made',
      body: numberQuerySchema,
      response: numberMatchesSchema,
      handle: async ({ body }) => ({
        matches: (await numbersLike(parts.database, body.number)).map(({ caller, calls }) => ({
          id: numberId(caller),
          masked: maskNumber(caller),
          calls,
        })),
      }),
    }),
    apiRoute({
      method: 'post',
      path: '/console/retention/delete',
      access: 'manager',
      summary: 'Delete all calls of a number, with their recordings',
      body: deleteNumberSchema,
      response: deleteNumberResultSchema,
      handle: ({ body, actor }) => deleteNumber(parts, body, actor),
    }),
  ];
}
