/** The wall clock of the centre: callers and calendars speak of its days, not of the server's. */

export interface CentreTime {
  /** YYYY-MM-DD. */
  today: string;
  /** Minute of the day, 0–1439. */
  minute: number;
}

/** Builds a reader for one time zone; the formatter is made once. */
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
  return (at) => {
    const [date = '', time = ''] = format.format(at).split(', ');
    const [hour, minute] = time.split(':').map(Number);
    return { today: date, minute: (hour ?? 0) * 60 + (minute ?? 0) };
  };
}
