/** Many calls at once over the trunk: SIPp, which sends a question as sound or keys. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encodeUlaw } from '../../src/audio/g711.js';
import { freePort } from '../server/free-port.js';
import { CARRIER_HOST, SWITCH_HOST } from './private-switch.js';
import { LINE_NUMBER } from './telephone-room.js';

const run = promisify(execFile);
const SCENARIO = join(import.meta.dirname, 'sipp-call.xml');

/** Who is not understood says it once more after this. */
const PATIENCE_MS = 7_000;

export interface ManyCalls {
  folder: string;
  sipPort: number;
  calls: number;
  /** What each of them does. */
  act: { question: Int16Array } | { keys: string };
  stayMs: number;
}

/** Places the calls, five a second; resolves when all are over. Throws when SIPp counts a failed one. */
export async function placeCalls({ folder, sipPort, calls, act, stayMs }: ManyCalls): Promise<void> {
  const sound = join(folder, 'question.ulaw');
  if ('question' in act) writeFileSync(sound, Buffer.concat([encodeUlaw(act.question), Buffer.alloc(PATIENCE_MS * 8, 0xff)]));
  const action = 'question' in act ? `rtp_stream="${sound},2,0"` : `play_dtmf="${act.keys}"`;
  const scenario = join(folder, 'call.xml');
  const text = readFileSync(SCENARIO, 'utf8')
    .replace('{act}', `<nop><action><exec ${action}/></action></nop>`)
    .replace('{stay}', String(stayMs));
  writeFileSync(scenario, text);
  const local = ['-i', CARRIER_HOST, '-mi', CARRIER_HOST, '-p', String(await freePort()), '-mp', '45000'];
  const load = ['-m', String(calls), '-l', String(calls), '-r', '5', '-nostdin', '-timeout', '120s'];
  await run('sipp', [`${SWITCH_HOST}:${sipPort}`, '-sf', scenario, '-s', LINE_NUMBER, ...local, ...load], { cwd: folder });
}
