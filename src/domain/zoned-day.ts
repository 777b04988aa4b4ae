/** Days of a time zone as instants, for filters by day. */

/** The instant a YYYY-MM-DD day begins in a time zone (an IANA name). */
export function startOfDayMs(timeZone: string, day: string): number {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  // Twice: the offset at the first guess may be the one of another day.
  const guess = midnightUtc - offsetMs(timeZone, midnightUtc);
  return midnightUtc - offsetMs(timeZone, guess);
}

/** The YYYY-MM-DD day an instant falls on in a time zone. */
export function dayOf(timeZone: string, atMs: number): string {
  return wallClock(timeZone, atMs).slice(0, 10);
}

/** How far the zone's wall clock is ahead of UTC. */
function offsetMs(timeZone: string, atMs: number): number {
  return Date.parse(`${wallClock(timeZone, atMs).replace(' ', 'T')}Z`) - Math.floor(atMs / 1000) * 1000;
}

/** 2026-11-23 10:05:00 */
function wallClock(timeZone: string, atMs: number): string {
  return formatOf(timeZone).format(atMs).replace(', ', ' ');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}
