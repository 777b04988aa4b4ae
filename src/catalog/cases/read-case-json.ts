/** Cases another system sends as JSON, each checked by itself. */
import { type CaseProblem, caseInputSchema } from '../../domain/console/cases.js';
import type { CaseRowRead } from './read-case-sheet.js';

/** Rows count from 0, as the sender counts. */
export function readCaseJson(cases: readonly unknown[]): CaseRowRead[] {
  return cases.map((given, row) => {
    const parsed = caseInputSchema.safeParse(given);
    const receipt = receiptOf(given);
    if (parsed.success) return { row, receipt, fields: parsed.data, problems: [] };
    const problems = parsed.error.issues.map(({ path, message }): CaseProblem => {
      const text = path.length === 0 ? message : `${path.join('.')}: ${message}`;
      return { cell: null, column: path[0] === undefined ? null : String(path[0]), message: { zh: text, en: text }, fix: null };
    });
    return { row, receipt, fields: {}, problems };
  });
}

function receiptOf(given: unknown): string | null {
  const receipt = typeof given === 'object' && given !== null && 'receipt' in given ? given.receipt : null;
  return typeof receipt === 'string' ? receipt.slice(0, 40) : null;
}
