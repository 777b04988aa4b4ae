/** Places scripted calls on a private line and tells where the line did otherwise. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Published } from '../../calls/published.js';
import type { CaseFile } from '../../domain/case-file.js';
import { openPrivateLine, type PrivateLine } from './private-line.js';
import type { ScriptFile } from './script-files.js';
import { act, deviations, type ScriptedCall } from './scripted-call.js';

export interface ScriptResult {
  name: string;
  /** What the call shows. */
  call: string;
  ok: boolean;
  /** First turn that went otherwise, from 1; null when it was the script itself, or the end of the call. */
  turn: number | null;
  deviations: string[];
}

export interface RunParts {
  scripts: readonly ScriptFile[];
  /** The content the calls are placed on. */
  published: Published;
  cases: readonly CaseFile[];
  /** After each call. */
  progress: (result: ScriptResult) => void;
  signal: AbortSignal;
}

const CALLED = '+865610114';
/** Where a person answers in the calls that need one. */
const OPERATOR = '+865611001';

/** Runs all scripts one after the other; calls of citizens are answered in between. Stops early when aborted. */
export async function runScripts({ scripts, published, cases, progress, signal }: RunParts): Promise<void> {
  let now = new Date();
  let operatorNumber: string | null = OPERATOR;
  const content = {
    published: () => ({ ...published, knowledge: { ...published.knowledge, operatorNumber } }),
    cases,
    clock: () => now,
  };
  const line = await openPrivateLine(content);
  try {
    for (const { name, script } of scripts) {
      if (signal.aborted) return;
      if ('broken' in script) progress({ name, call: name, ok: false, turn: null, deviations: [script.broken] });
      else {
        now = new Date(script.now);
        operatorNumber = script.operator ? OPERATOR : null;
        progress({ name, call: script.call, ...(await runScript(line, script)) });
      }
      await nextTurn();
    }
  } finally {
    await line.close();
  }
}

type Verdict = Pick<ScriptResult, 'ok' | 'turn' | 'deviations'>;

async function runScript(line: PrivateLine, script: ScriptedCall): Promise<Verdict> {
  try {
    const call = await line.carrier.call({ from: script.from, to: CALLED });
    for (const [index, turn] of script.turns.entries()) {
      await act(call, turn);
      const logged = await line.newestTurn(call.callSid);
      const found = logged === null ? ['the call was not logged'] : deviations(turn, call, logged);
      if (found.length > 0) return { ok: false, turn: index + 1, deviations: found };
    }
    const outcome = await line.outcome(call.callSid);
    if (script.ends === undefined || script.ends === outcome) return { ok: true, turn: null, deviations: [] };
    return { ok: false, turn: null, deviations: [`ends: expected ${script.ends}, found ${outcome}`] };
  } catch (error) {
    return { ok: false, turn: null, deviations: [error instanceof Error ? error.message : String(error)] };
  }
}
