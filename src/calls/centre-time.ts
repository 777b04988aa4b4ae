/** The wall clock of the centre: callers and calendars speak of its days, not of the server's. */

export interface CentreTime {
  /** YYYY-MM-DD. */
  today: string;
  /** Minute of the day, 0–1439. */
  minute: number;
}

const MINUTE_MS = 60_000;

/** Builds a reader for one time zone. Formatting is slow, so the answer is kept for its minute (no zone of today is off by seconds). */
export function createCentreTime(timeZone: string): (at: Date) => CentreTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const read = (at: number): CentreTime => {
    const [date = '', time = ''] = format.format(at).split(', ');
    const [hour, minute] = time.split(':').map(Number);
    return { today: date, minute: (hour ?? 0) * 60 + (minute ?? 0) };
  };
  let known = { epochMinute: Number.NaN, time: { today: '', minute: 0 } };
  return (at) => {
    const epochMinute = Math.floor(at.getTime() / MINUTE_MS);
    if (epochMinute !== known.epochMinute) known = { epochMinute, time: read(epochMinute * MINUTE_MS) };
    return known.time;
  };
}
