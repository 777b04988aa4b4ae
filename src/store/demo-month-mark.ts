/** How far the demonstration month is in this database: shared by all nodes, read with every report. */
import type { Database } from './database.js';
import { readMark, writeMark } from './job-marks.js';

export interface DemoMonthMark {
  state: 'placing' | 'shown' | 'removed';
  placed: number;
  total: number;
  /** The day after the month, YYYY-MM-DD: fixed when it is begun, so that going on after a restart makes the same calls. */
  until: string;
}

const NAME = 'demo_month';

/** Undefined where none was ever begun. */
export function demoMonthMark(database: Database): Promise<DemoMonthMark | undefined> {
  return readMark<DemoMonthMark>(database, NAME);
}

export function markDemoMonth(database: Database, mark: DemoMonthMark): Promise<void> {
  return writeMark(database, NAME, mark);
}

/** Once removed, demonstration calls count nowhere, even while they are still being deleted. */
export async function isDemoHidden(database: Database): Promise<boolean> {
  return (await demoMonthMark(database))?.state === 'removed';
}
