/** Read model: how many calls are going on. */
import type { Database } from '../database.js';
import { guarded } from '../store-failure.js';

/** Calls without an ending. */
export const countActiveCalls = guarded(async ({ read }: Database): Promise<number> => {
  const row: { count?: number | string } | undefined = await read('calls').whereNull('ended_at_ms').count({ count: '*' }).first();
  return Number(row?.count ?? 0);
});
