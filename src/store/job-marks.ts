/** Where jobs note how far they got, as JSON by name. */
import type { Database } from './database.js';
import { guarded } from './store-failure.js';

/** What the job noted last; undefined when it never did. */
export const readMark = guarded(async <T>({ read }: Database, name: string): Promise<T | undefined> => {
  const row: { value: string } | undefined = await read('job_marks').where({ name }).first('value');
  return row === undefined ? undefined : (JSON.parse(row.value) as T);
}) as <T>(database: Database, name: string) => Promise<T | undefined>;

export const writeMark = guarded(async ({ sql }: Database, name: string, value: unknown): Promise<void> => {
  await sql('job_marks')
    .insert({ name, value: JSON.stringify(value) })
    .onConflict('name')
    .merge();
});
