/** The number of a ticket (工单号), as callers hear it. */
import { randomInt } from 'node:crypto';

/** Month and day, then six random digits: short enough to be read out, never given twice (the store refuses). `today` is YYYY-MM-DD. */
export function newTicketNumber(today: string): string {
  return today.slice(5).replace('-', '') + String(randomInt(1_000_000)).padStart(6, '0');
}
