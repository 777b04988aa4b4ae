/** Calendar days as text, YYYY-MM-DD, without a time zone. */

const DAY_MS = 86_400_000;

export function addDaysTo(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** YYYY-MM, `by` months later. */
export function addMonthsTo(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

export function lastDayOf(month: string): string {
  return addDaysTo(`${addMonthsTo(month, 1)}-01`, -1);
}
