/** The telephone's server inside the console: calls on the published line or on drafts, and a note of everything that was done. */
import type { LineChoice } from '../../domain/console/scripted-calls.js';
import type { PhoneDial, PhoneInput, PhoneView } from '../../domain/phone.js';
import type { Answer, PhoneServer, Trouble as PhoneTrouble } from '../phone/api.js';
import { ApiError, api, type Trouble } from '../shell/api.js';

/** What was done and what came of it; the first is dialling. */
export interface Recorded {
  dial: PhoneDial;
  atMs: number;
  rounds: { input: PhoneInput | null; view: PhoneView }[];
}

const TROUBLES: Record<Trouble, PhoneTrouble> = {
  away: 'away',
  signed_out: 'signed_out',
  forbidden: 'refused',
  missing: 'over',
  conflict: 'refused',
  refused: 'refused',
  too_large: 'refused',
  busy: 'busy',
  broken: 'broken',
};

/** `onRecord` is called after each step with the call so far. */
export function consoleServer(on: LineChoice, onRecord: (call: Recorded) => void): PhoneServer {
  let call: Recorded | null = null;
  const note = (input: PhoneInput | null, view: PhoneView) => {
    if (call === null) return;
    call = { ...call, rounds: [...call.rounds, { input, view }] };
    onRecord(call);
  };
  return {
    start: (dial) =>
      asked(async () => {
        call = { dial, atMs: Date.now(), rounds: [] };
        const view = await api.post<PhoneView>('phone/calls', { ...dial, on });
        note(null, view);
        return view;
      }),
    input: (callId, input) =>
      asked(async () => {
        const view = await api.post<PhoneView>(`phone/calls/${on}/${encodeURIComponent(callId)}/input`, input);
        note(input, view);
        return view;
      }),
  };
}

async function asked<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  const began = performance.now();
  try {
    const value = await ask();
    return { ok: true, value, ms: Math.round(performance.now() - began) };
  } catch (error) {
    return { ok: false, trouble: error instanceof ApiError ? TROUBLES[error.trouble] : 'broken' };
  }
}
