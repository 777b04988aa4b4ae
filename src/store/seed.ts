/** Fills an empty database with the demonstration cases. */
import type { CaseStore } from '../calls/ports.js';
import type { CaseFile } from '../domain/case-file.js';

/** Adds `cases` when there is none yet. @returns how many were added. */
export async function seedCases(caseStore: CaseStore, cases: readonly CaseFile[]): Promise<number> {
  if ((await caseStore.countCases()) > 0) return 0;
  await caseStore.upsertCases(cases);
  return cases.length;
}
