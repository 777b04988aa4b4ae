/** The call in progress: dials, sends what the caller does, one thing at a time, and keeps what came back. */
import { useCallback, useReducer, useRef } from 'react';
import type { PhoneInput, PhoneView } from '../../domain/phone.js';
import { type Answer, PHONE_SERVER, type PhoneServer } from './api.js';
import { type CallState, IDLE, reduceCall } from './call-state.js';

export interface PhoneCall {
  state: CallState;
  dial(from: string | null): void;
  send(input: PhoneInput): void;
  /** Once more what failed last. */
  retry(): void;
  select(round: number | null): void;
  reset(): void;
}

type Attempt = { do: 'dial'; from: string | null } | { do: 'send'; callId: string; input: PhoneInput };

export function usePhoneCall(server: PhoneServer = PHONE_SERVER): PhoneCall {
  const [state, dispatch] = useReducer(reduceCall, IDLE);
  const last = useRef<Attempt | null>(null);
  // A dropped page or a new call must not be overwritten by a late answer.
  const number = useRef(0);
  const line = useRef(server);
  line.current = server;

  const run = useCallback(async (attempt: Attempt) => {
    last.current = attempt;
    const mine = ++number.current;
    const answer: Answer<PhoneView> = await (attempt.do === 'dial'
      ? line.current.start({ from: attempt.from })
      : line.current.input(attempt.callId, attempt.input));
    if (number.current !== mine) return;
    const nowMs = Date.now();
    if (answer.ok) dispatch({ do: 'answer', view: answer.value, roundTripMs: answer.ms, nowMs });
    else dispatch({ do: 'fail', trouble: answer.trouble, nowMs });
  }, []);

  return {
    state,
    dial: (from) => {
      dispatch({ do: 'dial' });
      void run({ do: 'dial', from });
    },
    send: (input) => {
      if (state.callId === null || state.phase !== 'talking') return;
      dispatch({ do: 'send', input });
      void run({ do: 'send', callId: state.callId, input });
    },
    retry: () => {
      if (last.current === null) return;
      dispatch(last.current.do === 'dial' ? { do: 'dial' } : { do: 'retry' });
      void run(last.current);
    },
    select: (round) => dispatch({ do: 'select', round }),
    reset: () => {
      number.current++;
      dispatch({ do: 'reset' });
    },
  };
}
