/** `npm run calls`: the newest calls; `npm run calls -- <call id>`: one call turn by turn. */
import { join } from 'node:path';
import { readEnvironment } from '../config.js';
import { openDatabase } from '../store/database.js';
import { callTimeline } from '../store/reports/call-timeline.js';
import { recentCalls } from '../store/reports/recent-calls.js';
import { formatTurn } from './turn-text.js';

const LISTED = 20;
const [callId] = process.argv.slice(2);
const { DATABASE_URL, DATA_DIR } = readEnvironment();
const database = await openDatabase(DATABASE_URL ?? { file: join(DATA_DIR, 'hotline.db') });
const print = (line: string): void => void process.stdout.write(`${line}\n`);
await (callId === undefined ? list() : timeline(callId));
await database.close();

async function list(): Promise<void> {
  const calls = await recentCalls(database, { limit: LISTED });
  if (calls.length === 0) print('还没有通话。试一试：npm run call · No calls yet; try npm run call');
  for (const call of calls) {
    const seconds = `${Math.round(call.durationMs / 1000)} s`;
    const { id, startedAt, caller, turns, lastItem, outcome, stage } = call;
    print(
      [
        startedAt.toLocaleString('sv'),
        id,
        caller ?? '匿名 withheld',
        `${turns} turns`,
        seconds,
        outcome,
        stage ?? '',
        lastItem ?? '',
      ].join('  '),
    );
  }
}

async function timeline(id: string): Promise<void> {
  const call = await callTimeline(database, id);
  if (call === null) {
    process.exitCode = 1;
    return print(`没有这个通话：${id} · there is no such call`);
  }
  print(`${call.id}  ${call.startedAt.toLocaleString('sv')}  ${call.caller ?? '匿名 withheld'}  ${call.ending?.outcome ?? 'live'}`);
  for (const turn of call.turns) print(formatTurn(turn));
}
