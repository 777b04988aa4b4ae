/** Instants as people at the centre read them: in the centre's own time zone. */

let format = formatIn('Asia/Shanghai');

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle: 'h23',
  });
}

/** Called once the session tells the centre's zone. */
export function setTimeZone(timeZone: string): void {
  format = formatIn(timeZone);
}

/** 2026-11-23 10:05 */
export function formatInstant(ms: number): string {
  return format.format(ms).replace(', ', ' ');
}

/** Nothing, for null. */
export function Instant({ ms }: { ms: number | null }) {
  if (ms === null) return <span className="quiet">–</span>;
  return <time dateTime={new Date(ms).toISOString()}>{formatInstant(ms)}</time>;
}
