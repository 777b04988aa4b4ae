/** What an import of cases would do, row by row: new, changed, unchanged, or refused and why. Pure: the preview and the import ask the same. */
import type { CaseFile } from '../../domain/case-file.js';
import { type CaseCounts, type CaseProblem, type CaseRow, caseInputSchema } from '../../domain/console/cases.js';
import { type ReceiptRule, receiptProblem } from '../../domain/receipt.js';
import { CASE_COLUMNS } from './case-columns.js';
import type { CaseRowRead } from './read-case-sheet.js';

export interface CaseRules {
  receipt: ReceiptRule;
  knowsItem: (code: string) => boolean;
}

export interface StagedCase extends CaseRow {
  /** What would be stored; null for a row that is refused. */
  file: CaseFile | null;
}

/** Rows against what is stored by now. Of two rows with one receipt number the second is refused. */
export function stageCases(rows: readonly CaseRowRead[], stored: ReadonlyMap<string, CaseFile>, rules: CaseRules): StagedCase[] {
  const first = new Map<string, number>();
  return rows.map((read) => {
    const twin = read.receipt === null ? undefined : first.get(read.receipt);
    if (read.receipt !== null && twin === undefined) first.set(read.receipt, read.row);
    const known = read.receipt === null ? undefined : stored.get(read.receipt);
    const file = read.problems.length > 0 ? null : whole(read, known);
    const problems = [...read.problems, ...ruleProblems(read, file, rules), ...twinProblems(twin)];
    return { row: read.row, receipt: read.receipt, problems, ...outcome(problems.length > 0 ? null : file, known) };
  });
}

export function countStaged(staged: readonly StagedCase[]): CaseCounts {
  const count = (state: StagedCase['state']) => staged.filter((one) => one.state === state).length;
  return {
    received: staged.length,
    created: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    failed: count('error'),
  };
}

/** What is to be written: the new and the changed. */
export function casesToWrite(staged: readonly StagedCase[]): CaseFile[] {
  return staged.flatMap(({ file, state }) => (file !== null && (state === 'new' || state === 'changed') ? [file] : []));
}

/** The row laid over what is stored; a department without a status has that of the case. */
function whole({ fields }: CaseRowRead, known: CaseFile | undefined): CaseFile | null {
  const merged: Record<string, unknown> = { ...known, ...fields };
  const departments = merged.departments as { name: string; status: unknown }[] | undefined;
  const parsed = caseInputSchema.safeParse({
    ...merged,
    departments: departments?.map(({ name, status }) => ({ name, status: status ?? merged.status })),
  });
  return parsed.success ? parsed.data : null;
}

function ruleProblems({ problems, fields, receipt }: CaseRowRead, file: CaseFile | null, rules: CaseRules): CaseProblem[] {
  if (problems.length > 0) return [];
  if (file === null) return [unfit(fields)];
  const found: CaseProblem[] = [];
  const wrong = receiptProblem(receipt ?? '', rules.receipt);
  if (wrong === 'length')
    found.push(inRow(`回执号要有 ${rules.receipt.length} 位`, `A receipt number has ${rules.receipt.length} digits`));
  if (wrong === 'check') found.push(inRow('回执号的校验位不对', 'The check digit of the receipt number is wrong'));
  if (!rules.knowsItem(file.item)) found.push(inRow(`目录里没有事项 ${file.item}`, `Item ${file.item} is not in the catalog`));
  if (file.promised_on !== null && file.promised_on < file.accepted_on)
    found.push(inRow('承诺日期在受理日期之前', 'It is promised before it was accepted'));
  return found;
}

/** A new case needs every column that must not be empty. */
function unfit(fields: CaseRowRead['fields']): CaseProblem {
  const absent = CASE_COLUMNS.filter(({ key, optional }) => !optional && fields[key] === undefined);
  if (absent.length === 0) return inRow('有的内容太短或者太长', 'Something in it is too short or too long');
  const names = (language: 'zh' | 'en', between: string) => absent.map(({ title }) => title[language]).join(between);
  return inRow(`新办件缺少：${names('zh', '、')}`, `A new case also needs: ${names('en', ', ')}`);
}

function twinProblems(twin: number | undefined): CaseProblem[] {
  return twin === undefined ? [] : [inRow(`和第 ${twin} 行的回执号一样`, `Same receipt number as row ${twin}`)];
}

function inRow(zh: string, en: string): CaseProblem {
  return { cell: null, column: null, message: { zh, en }, fix: null };
}

function outcome(file: CaseFile | null, known: CaseFile | undefined): Pick<StagedCase, 'state' | 'changes' | 'file'> {
  if (file === null) return { state: 'error', changes: [], file };
  if (known === undefined) return { state: 'new', changes: [], file };
  const changes = CASE_COLUMNS.filter(({ write }) => write(known) !== write(file)).map(({ key, title, write }) => {
    const hidden = key === 'phone_tail';
    return { column: title.zh, before: hidden ? '••••' : write(known), after: hidden ? '••••' : write(file) };
  });
  return { state: changes.length === 0 ? 'unchanged' : 'changed', changes, file };
}
