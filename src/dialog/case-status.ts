/** How a case stands: receipt number (keys first, voice too), read back and confirmed, then the second factor, then the facts — never a name. */
import type { CallState } from '../domain/call.js';
import { type CaseFile, FINISHED_STATUSES } from '../domain/case-file.js';
import { type Say, say } from '../domain/prompt.js';
import { receiptProblem } from '../domain/receipt.js';
import type { Knowledge } from './knowledge.js';
import { toPerson } from './operator.js';
import { moveTo, type Step, understood } from './step.js';

/** After this many wrong numbers in one call a person takes over. */
export const MAX_RECEIPT_FAILURES = 3;
const DEPARTMENTS_SPOKEN = 3;

/** Asks for the receipt number. */
export function askReceipt(state: CallState): Step {
  return { state: understood(moveTo(state, 'receipt', { receipt: undefined })), says: [say('case.ask')] };
}

/** Takes the digits given as a receipt number: read back when well-formed, else asked again. */
export function takeReceipt(state: CallState, digits: string, know: Knowledge): Step {
  if (receiptProblem(digits, know.centre.receipt) !== null) {
    const failed = countFailure(state);
    if (failed.failures.receipt >= MAX_RECEIPT_FAILURES) return toPerson(failed, 'case', know);
    return { state: { ...failed, stage: 'receipt' }, says: [say('case.invalid', { length: know.centre.receipt.length })] };
  }
  return {
    state: understood(moveTo(state, 'receipt_confirm', { receipt: digits })),
    says: [say('case.confirm', { receipt: digits })],
  };
}

/** The caller said whether the number read back is right. */
export function confirmReceipt(state: CallState, right: boolean): Step {
  if (!right) return askReceipt(state);
  return { state: understood({ ...state, stage: 'receipt_phone' }), says: [say('case.phone')] };
}

/**
 * Compares the second factor. An unknown receipt number and a wrong phone number sound the same, so that nobody can
 * find out which numbers exist; a locked number goes straight to a person.
 */
export function takePhoneTail(state: CallState, digits: string, know: Knowledge): Step {
  const { caseFile: file, caseLocked } = know;
  if (!caseLocked && file !== null && file.receipt === state.receipt && digits === file.phone_tail)
    return tellCase(state, file, know);
  const failed = countFailure(state);
  const effects = state.receipt === undefined ? [] : [{ do: 'receipt_failed' as const, receipt: state.receipt }];
  if (caseLocked || failed.failures.receipt >= MAX_RECEIPT_FAILURES) {
    const person = toPerson({ ...failed, receipt: undefined }, 'case', know);
    return { ...person, effects: [...effects, ...(person.effects ?? [])] };
  }
  return { state: failed, says: [say('case.mismatch')], effects };
}

function countFailure(state: CallState): CallState {
  return { ...state, failures: { ...state.failures, receipt: state.failures.receipt + 1 } };
}

/** Item, status, step, departments, promised date, what to do next. */
function tellCase(state: CallState, file: CaseFile, know: Knowledge): Step {
  const item = know.catalog.item(file.item);
  const says = [
    say('case.status', { item: item?.short_name ?? file.item, status: file.status, step: file.step }),
    ...departmentSays(file),
    ...dateSays(file, know.today),
    ...(file.reason === null ? [] : [say('case.reason', { reason: file.reason })]),
    ...(file.next_step === null ? [] : [say('case.next', { next: file.next_step })]),
    say('ask.more'),
  ];
  const told = moveTo(state, item === undefined ? 'open' : 'item', { receipt: undefined, served: true });
  return { state: understood({ ...told, item: item?.code, aspect: undefined, heard: [] }), says };
}

/** Departments of a joint case (并联审批), those still working first. */
function departmentSays(file: CaseFile): Say[] {
  if (file.departments.length < 2) return [];
  const open = file.departments.toSorted((a, b) => Number(isFinished(a.status)) - Number(isFinished(b.status)));
  return open.slice(0, DEPARTMENTS_SPOKEN).map(({ name, status }) => say('case.department', { department: name, opinion: status }));
}

function dateSays(file: CaseFile, today: string): Say[] {
  if (file.promised_on === null || isFinished(file.status)) return [];
  return [say(file.promised_on < today ? 'case.overdue' : 'case.promised', { date: file.promised_on })];
}

function isFinished(status: CaseFile['status']): boolean {
  return FINISHED_STATUSES.includes(status);
}
