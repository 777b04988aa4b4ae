/** What callers said, understood once as it is and once as it would be: which of it would change; in slices, so that no call waits. */
import { setImmediate } from 'node:timers/promises';
import type { Understanding } from '../domain/understanding.js';
import type { Understand } from '../understand/understand.js';

export interface Utterance {
  text: string;
  times: number;
  callId: string;
}

export interface ChangedUtterance extends Utterance {
  before: Understanding;
  after: Understanding;
}

/** Longest stretch of work between two looks at what else waits. */
const SLICE_MS = 8;

/** Replays without what was said before in the call: both sides alike. */
export async function replayUtterances(
  utterances: readonly Utterance[],
  before: Understand,
  after: Understand,
): Promise<ChangedUtterance[]> {
  const changed: ChangedUtterance[] = [];
  let since = performance.now();
  for (const utterance of utterances) {
    const [was, now] = [before(utterance.text), after(utterance.text)];
    if (signature(was) !== signature(now)) changed.push({ ...utterance, before: was, after: now });
    if (performance.now() - since < SLICE_MS) continue;
    await setImmediate();
    since = performance.now();
  }
  return changed;
}

/** What of an understanding the caller notices. */
function signature({ decision, intent, items, aspects, slots }: Understanding): string {
  const offered =
    decision === 'answer' || decision === 'confirm' ? items.slice(0, 1) : decision === 'choose' ? items.slice(0, 3) : [];
  return JSON.stringify([decision, intent, offered.map(({ code }) => code), aspects, slots.body, slots.emergency]);
}
