/** What reading a cell comes to: a value, or what is wrong and what to do. */
import type { Bilingual } from '../../domain/bilingual.js';

export type CellRead<T> = { ok: true; value: T; note?: Bilingual } | { ok: false; message: Bilingual; fix: Bilingual };

export function readAs<T>(value: T, note?: Bilingual): CellRead<T> {
  return note === undefined ? { ok: true, value } : { ok: true, value, note };
}

export function misread(message: Bilingual, fix: Bilingual): CellRead<never> {
  return { ok: false, message, fix };
}
