/** The real call as the page knows it: where it stands, how long it lasts, whether the caller is muted. */
import { useEffect, useRef, useState } from 'react';
import { fetchAccount } from '../api.js';
import { placeRealCall, type RealCall, type RealEnd } from './place-call.js';

export type RealPhase = 'idle' | 'connecting' | 'ringing' | 'talking';

export interface RealCallState {
  phase: RealPhase;
  muted: boolean;
  /** Keys pressed so far. */
  pressed: string;
  startedMs: number;
  /** How the last call ended; null before it. */
  ended: RealEnd | null;
}

export interface UseRealCall {
  state: RealCallState;
  dial(): void;
  hangUp(): void;
  press(key: string): void;
  mute(muted: boolean): void;
}

const IDLE: RealCallState = { phase: 'idle', muted: false, pressed: '', startedMs: 0, ended: null };

export function useRealCall(): UseRealCall {
  const [state, setState] = useState(IDLE);
  const call = useRef<RealCall | null>(null);
  const change = (part: Partial<RealCallState>) => setState((before) => ({ ...before, ...part }));
  useEffect(() => () => call.current?.hangUp(), []);

  async function dial(): Promise<void> {
    setState({ ...IDLE, phase: 'connecting' });
    const account = await fetchAccount();
    if (!account.ok) return change({ phase: 'idle', ended: 'away' });
    call.current = await placeRealCall(account.value, new Audio(), {
      onRinging: () => change({ phase: 'ringing' }),
      onTalking: () => change({ phase: 'talking', startedMs: Date.now() }),
      onEnd: (ended) => {
        call.current = null;
        setState({ ...IDLE, ended });
      },
    });
  }

  return {
    state,
    dial: () => void dial(),
    hangUp: () => call.current?.hangUp(),
    press: (key) => {
      call.current?.press(key);
      setState((before) => ({ ...before, pressed: before.pressed + key }));
    },
    mute: (muted) => {
      call.current?.mute(muted);
      change({ muted });
    },
  };
}
