/** Keys as they are pressed: one by one where the line wants one, gathered where it wants a number. */
import { useEffect, useRef, useState } from 'react';
import type { PhoneWaiting } from '../../domain/phone.js';

export interface Keys {
  /** Pressed and not sent yet. */
  pressed: string;
  press(key: string): void;
  /** Sends what was pressed without waiting for more. */
  finish(): void;
  clear(): void;
}

export interface KeysOptions {
  waiting: PhoneWaiting | null;
  /** Something is under way: keys are kept until it is answered. */
  busy: boolean;
  /** The pause after which a number counts as finished. */
  pauseMs: number;
  send: (digits: string) => void;
}

/** The pause when nobody waits for real. */
export const QUICK_PAUSE_MS = 3000;

export function useKeys({ waiting, busy, pauseMs, send }: KeysOptions): Keys {
  const [pressed, setPressed] = useState('');
  const latest = useRef(send);
  latest.current = send;
  const awaited = waiting?.for === 'gather' ? waiting.keys : 0;

  useEffect(() => {
    if (busy || pressed === '') return;
    if (awaited === 0) {
      setPressed('');
      return;
    }
    const flush = () => {
      setPressed('');
      latest.current(pressed);
    };
    if (pressed.length >= awaited || pressed.includes('#')) {
      flush();
      return;
    }
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [pressed, busy, awaited, pauseMs]);

  const finish = () => {
    if (busy || pressed === '' || awaited === 0) return;
    setPressed('');
    latest.current(pressed);
  };
  return { pressed, press: (key) => setPressed((before) => before + key), finish, clear: () => setPressed('') };
}
