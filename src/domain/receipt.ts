/** Receipt numbers (办件回执号): their length and check digit. */
import type { Centre } from './centre.js';

export type ReceiptRule = Centre['receipt'];

/** What is wrong with a number a caller gave as a receipt number; null when nothing is. */
export type ReceiptProblem = 'length' | 'check' | null;

/** The Luhn check digit for a payload of digits without one (ISO/IEC 7812-1, annex B). */
export function luhnDigit(payload: string): string {
  const sum = [...payload].reverse().reduce((total, digit, place) => total + weighted(Number(digit), place), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Every second digit, counted from the check digit leftwards, is doubled and its digits added. */
function weighted(digit: number, place: number): number {
  const doubled = place % 2 === 0 ? digit * 2 : digit;
  return doubled > 9 ? doubled - 9 : doubled;
}

/** Says whether digits have the wrong length (or are not digits), or a wrong check digit, under the centre's rule. */
export function receiptProblem(digits: string, rule: ReceiptRule): ReceiptProblem {
  if (digits.length !== rule.length || !/^\d+$/.test(digits)) return 'length';
  if (rule.check === 'none') return null;
  return luhnDigit(digits.slice(0, -1)) === digits.slice(-1) ? null : 'check';
}

/** Whether digits are a well-formed receipt number; it need not exist. */
export function isReceipt(digits: string, rule: ReceiptRule): boolean {
  return receiptProblem(digits, rule) === null;
}
