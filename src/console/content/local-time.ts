/** Instants in `datetime-local` inputs, in the time zone of the centre. */
import { formatInstant } from '../shell/instant.js';

/** `2026-11-23T10:05` */
export function toLocalText(ms: number | null): string {
  return ms === null ? '' : formatInstant(ms).replace(' ', 'T');
}

/** The instant, or null for an empty input. */
export function fromLocalText(text: string): number | null {
  if (text === '') return null;
  const asUtc = Date.parse(`${text}:00Z`);
  const shift = Date.parse(`${toLocalText(asUtc)}:00Z`) - asUtc;
  return asUtc - shift;
}
