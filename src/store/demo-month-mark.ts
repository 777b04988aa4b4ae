/** How far the demonstration month is in this database: shared by all nodes, read with every report. */
import type { Database } from './database.js';
import { readMark, writeMark } from './job-marks.js';
import { guarded } from './store-failure.js';

export interface DemoMonthMark {
  state: 'placing' | 'shown' | 'removed';
  placed: number;
  total: number;
  /** The day after the month, YYYY-MM-DD: fixed when it is begun, so that going on after a restart makes the same calls. */
  until: string;
  /** The node that places it, and when it last said so, ms. */
  by: string;
  atMs: number;
}

/** A node that was silent for this long has died, and another one goes on. */
const SILENT_MS = 60_000;

const NAME = 'demo_month';

/** Undefined where none was ever begun. */
export function demoMonthMark(database: Database): Promise<DemoMonthMark | undefined> {
  return readMark<DemoMonthMark>(database, NAME);
}

/** Claims the placing for the node of `mark`, unless another one is at it; returns the mark as it is then. */
export const claimDemoMonth = guarded(
  ({ sql }: Database, mark: DemoMonthMark): Promise<DemoMonthMark> =>
    sql.transaction(async (trx) => {
      const value = JSON.stringify(mark);
      // Writing first takes the write lock, so that of two nodes one comes first.
      const inserted = await trx('job_marks').insert({ name: NAME, value }).onConflict('name').ignore().returning('name');
      if (inserted.length > 0) return mark;
      const row: { value: string } = await trx('job_marks').where({ name: NAME }).first('value');
      const known: DemoMonthMark = JSON.parse(row.value);
      const isFree = known.state === 'placing' && (known.by === mark.by || known.atMs + SILENT_MS < mark.atMs);
      if (!isFree) return known;
      const claimed = { ...known, by: mark.by, atMs: mark.atMs };
      await trx('job_marks')
        .where({ name: NAME })
        .update({ value: JSON.stringify(claimed) });
      return claimed;
    }),
);

export function markDemoMonth(database: Database, mark: DemoMonthMark): Promise<void> {
  return writeMark(database, NAME, mark);
}

/** Once removed, demonstration calls count nowhere, even while they are still being deleted. */
export async function isDemoHidden(database: Database): Promise<boolean> {
  return (await demoMonthMark(database))?.state === 'removed';
}
