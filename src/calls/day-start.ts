/** When a day begins at the centre: its midnight as an instant. */
import type { CentreTime } from './centre-time.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The instant, in ms, at which the day (YYYY-MM-DD) begins where `centreTime` is told; exact where clocks change at night too,
 * since the difference is looked up at the instant itself.
 */
export function dayStart(day: string, centreTime: (at: Date) => CentreTime): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const first = utc - offsetMs(utc, centreTime);
  return utc - offsetMs(first, centreTime);
}

/** How far the centre's clock is ahead of UTC at that instant. */
function offsetMs(at: number, centreTime: (at: Date) => CentreTime): number {
  const { today, minute } = centreTime(new Date(at));
  const sinceUtcMidnight = ((at % DAY_MS) + DAY_MS) % DAY_MS;
  const utcMidnight = at - sinceUtcMidnight;
  return Date.parse(`${today}T00:00:00Z`) - utcMidnight + minute * MINUTE_MS - Math.floor(sinceUtcMidnight / MINUTE_MS) * MINUTE_MS;
}
