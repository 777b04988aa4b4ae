/** `npm run call`: a telephone in the terminal, on the same webhooks; `npm run call -- test/calls/x.yaml` places a scripted call. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readEnvironment } from '../config.js';
import { act, deviations, parseScriptedCall } from '../server/scripted-calls/scripted-call.js';
import { callTimeline } from '../store/reports/call-timeline.js';
import type { CarrierCall } from '../telephony/twilio/carrier/carrier-call.js';
import { openTestLine, type TestLine } from './test-line.js';
import { formatTurn } from './turn-text.js';

const CALLER = '+8613900001234';
const CALLED = '+865610114';
const HELP = `  说话：直接打字。按键：数字、* 和 #。空行：不说话。/h 挂机 · type words to speak, digits * # to press, an empty line to stay silent, /h to hang up
  留言时 /r 8 表示录八秒；转人工时 /d completed|busy|no-answer · /r 8 records eight seconds, /d busy ends a transfer\n`;

const [path] = process.argv.slice(2);
const { DATA_DIR, DATABASE_URL, CONTENT_DIR, OPERATOR_NUMBER } = readEnvironment();
const print = (line: string) => process.stdout.write(`${line}\n`);

if (path === undefined) await interactive();
else process.exitCode = (await scripted(path)) ? 0 : 1;

/** Talks to the centre's own database, so that `npm run calls` shows the call. */
async function interactive(): Promise<void> {
  const line = await openTestLine({ settings: { DATA_DIR, DATABASE_URL, CONTENT_DIR, OPERATOR_NUMBER } });
  print(HELP);
  const call = await line.carrier.call({ from: CALLER, to: CALLED });
  await show(line, call);
  for await (const typed of createInterface({ input: process.stdin })) {
    await perform(call, typed.trim()).catch((error: Error) => print(`  ! ${error.message}`));
    await show(line, call);
    if (call.waiting === null) break;
  }
  if (call.waiting !== null) await call.hangup();
  print(`  npm run calls -- ${call.callSid}`);
  await line.close();
}

async function show(line: TestLine, call: CarrierCall): Promise<void> {
  const turn = (await callTimeline(line.hotline.database, call.callSid))?.turns.at(-1);
  if (turn) print(formatTurn(turn));
  if (call.waiting === null) print('  — 通话结束 call over —');
  else process.stdout.write(`  … ${call.waiting.for} > `);
}

function perform(call: CarrierCall, typed: string): Promise<void> {
  const [command, value = ''] = typed.split(/\s+/);
  if (typed === '') return call.silence();
  if (command === '/h') return call.hangup();
  if (command === '/r') return call.record({ durationMs: Number(value || 5) * 1000, url: 'https://recordings.invalid/test' });
  if (command === '/d') return act(call, { dial: value === 'busy' || value === 'no-answer' ? value : 'completed' });
  return /^[\d*#]+$/.test(typed) ? call.press(typed) : call.speak(typed);
}

/** Places a scripted call on a line of its own; true when the line did all the script says. */
async function scripted(file: string): Promise<boolean> {
  const script = parseScriptedCall(readFileSync(file, 'utf8'));
  const settings = { CONTENT_DIR, OPERATOR_NUMBER: script.operator ? (OPERATOR_NUMBER ?? '1001') : undefined };
  const line = await openTestLine({ clock: () => new Date(script.now), settings });
  print(script.call);
  const call = await line.carrier.call({ from: script.from, to: CALLED });
  const wrong: string[] = [];
  for (const turn of script.turns) {
    await act(call, turn);
    const logged = (await callTimeline(line.hotline.database, call.callSid))?.turns.at(-1);
    if (logged === undefined || 'hangup' in turn) continue;
    print(formatTurn(logged));
    const found = deviations(turn, call, logged);
    for (const one of found) print(`  ✗ ${one}`);
    wrong.push(...found);
  }
  const outcome = (await callTimeline(line.hotline.database, call.callSid))?.ending?.outcome ?? 'live';
  if (script.ends !== undefined && script.ends !== outcome) wrong.push(`ends: expected ${script.ends}, found ${outcome}`);
  print(wrong.length === 0 ? '✓ as scripted' : `✗ ${wrong.length} deviations`);
  await line.close();
  return wrong.length === 0;
}
