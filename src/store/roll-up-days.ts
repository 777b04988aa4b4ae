/** The trailing job that counts the figures of whole days anew when calls of the day were added or corrected. */
import type { Knex } from 'knex';
import { addFigures, type Figures, figuresOf, type KeyCount, type KeyKind, keysOf, noFigures } from '../domain/call-figures.js';
import { COUNTED_COLUMNS, type CountedRow, fromCountedRow } from './counted-row.js';
import type { Database } from './database.js';
import { guarded } from './store-failure.js';
import { type CentreTimeOf, seqOf } from './worked-call.js';

/** Rows read at a time, so that nothing else waits while a busy day is counted. */
const ROWS = 2_000;
const HOUR_MS = 3_600_000;
/** A day begins and ends somewhere in these hours of the same date in UTC, whatever the time zone. */
const EARLIEST_MS = -14 * HOUR_MS;
const LATEST_MS = 38 * HOUR_MS;

/** Counts the days anew whose calls changed; returns their dates. */
export const rollUpDays = guarded(async (database: Database, centreTime: CentreTimeOf): Promise<string[]> => {
  const dirty: { day: string; mark: number }[] = await database.read('dirty_days').orderBy('day');
  for (const { day, mark } of dirty) {
    const counted = await countDay(database.read, day, centreTime);
    await database.sql.transaction(async (trx) => {
      await replaceDay(trx, day, counted);
      await trx('dirty_days').where({ day, mark }).delete();
    });
  }
  return dirty.map(({ day }) => day);
});

/** Sums by hour, and counts by kind and key; both apart for demonstration calls (`1:`) and real ones (`0:`). */
interface CountedDay {
  hours: Map<string, Figures>;
  keys: Map<string, Omit<KeyCount, 'key'>>;
}

async function countDay(read: Knex, day: string, centreTime: CentreTimeOf): Promise<CountedDay> {
  const counted: CountedDay = { hours: new Map(), keys: new Map() };
  const utc = Date.parse(`${day}T00:00:00Z`);
  let after = seqOf(utc + EARLIEST_MS);
  for (let rows: CountedRow[] = []; ; after = rows.at(-1)?.seq ?? after) {
    rows = await read('call_summaries')
      .where('seq', '>', after)
      .where('seq', '<', seqOf(utc + LATEST_MS))
      .orderBy('seq')
      .limit(ROWS)
      .select(COUNTED_COLUMNS);
    for (const row of rows) if (row.day === day) count(counted, row);
    if (rows.length < ROWS) break;
  }
  await countUnanswered(read, counted, { day, fromMs: utc + EARLIEST_MS, toMs: utc + LATEST_MS, centreTime });
  return counted;
}

function count({ hours, keys }: CountedDay, row: CountedRow): void {
  const call = fromCountedRow(row);
  const demo = Number(call.demo);
  addFigures(entry(hours, `${demo}:${row.hour}`, noFigures), figuresOf(call));
  for (const [kind, list] of Object.entries(keysOf(call)))
    for (const key of list) {
      const sum = entry(keys, `${demo}:${kind}:${key}`, () => ({ calls: 0, self_served: 0, transferred: 0, not_understood: 0 }));
      sum.calls++;
      if (call.outcome === 'self_served') sum.self_served++;
      if (call.outcome === 'transferred') sum.transferred++;
      if (call.notUnderstood > 0) sum.not_understood++;
    }
}

/** Calls the carrier told the end of without our ever having answered. */
async function countUnanswered(
  read: Knex,
  { hours }: CountedDay,
  { day, fromMs, toMs, centreTime }: { day: string; fromMs: number; toMs: number; centreTime: CentreTimeOf },
): Promise<void> {
  const rows: { at_ms: number | string }[] = await read('call_statuses')
    .whereIn('status', ['busy', 'failed', 'no-answer', 'canceled'])
    .whereBetween('at_ms', [fromMs, toMs])
    .whereNotExists(read('calls').where('calls.id', read.ref('call_statuses.call_id')))
    .select('at_ms');
  for (const { at_ms } of rows) {
    const { today, minute } = centreTime(new Date(Number(at_ms)));
    if (today === day) entry(hours, `0:${Math.floor(minute / 60)}`, noFigures).unanswered++;
  }
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

async function replaceDay(trx: Knex, day: string, { hours, keys }: CountedDay): Promise<void> {
  await trx('call_hours').where({ day }).delete();
  await trx('call_day_keys').where({ day }).delete();
  const hourRows = [...hours].map(([at, figures]) => {
    const [demo, hour] = at.split(':').map(Number);
    return { day, hour, demo: demo === 1, ...figures };
  });
  if (hourRows.length > 0) await trx('call_hours').insert(hourRows);
  const keyRows = [...keys].map(([at, counts]) => {
    const [demo = '', kind = '', ...key] = at.split(':');
    return { day, demo: demo === '1', kind: kind as KeyKind, key: key.join(':'), ...counts };
  });
  for (let from = 0; from < keyRows.length; from += 400) await trx('call_day_keys').insert(keyRows.slice(from, from + 400));
}
