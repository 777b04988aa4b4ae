/** Read model: how many calls are going on. */
import type { Database } from '../database.js';
import { DEMO_PROVIDER } from '../read-ended-calls.js';
import { guarded } from '../store-failure.js';

/** Calls without an ending; those of the demonstration month are no calls that go on. */
export const countActiveCalls = guarded(async ({ read }: Database): Promise<number> => {
  const row: { count?: number | string } | undefined = await read('calls')
    .whereNull('ended_at_ms')
    .whereNot('provider', DEMO_PROVIDER)
    .count({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
});
