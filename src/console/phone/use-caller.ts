/** The caller's hands and voice during a call: what is typed, keyed, spoken or left unsaid becomes one input at a time. */
import { type RefObject, useRef, useState } from 'react';
import type { PhoneInput, PhoneWaiting } from '../../domain/phone.js';
import type { Preferences } from './preferences.js';
import { playKey } from './tones.js';
import type { PhoneCall } from './use-call.js';
import { useCountdown } from './use-countdown.js';
import { useKeyPresses } from './use-key-presses.js';
import { type Keys, QUICK_PAUSE_MS, useKeys } from './use-keys.js';
import { type Microphone, useMicrophone } from './use-microphone.js';
import type { Talk } from './use-talk.js';

export interface Caller {
  draft: string;
  setDraft: (text: string) => void;
  keys: Keys;
  /** Numbers sent so far. */
  sentKeys: readonly string[];
  microphone: Microphone;
  /** The input for typing. */
  input: RefObject<HTMLInputElement | null>;
  /** In real time, what is left of the line's patience in ms. */
  left: number | null;
  patienceMs: number;
  press(key: string): void;
  give(input: PhoneInput): void;
}

export function useCaller(call: PhoneCall, talk: Talk, preferences: Preferences): Caller {
  const { waiting, busy, trouble } = call.state;
  const [draft, setDraft] = useState('');
  const [sentKeys, setSentKeys] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const give = (given: PhoneInput) => {
    talk.stop();
    setDraft('');
    if (given.kind === 'keys') setSentKeys((before) => [...before, given.digits]);
    call.send(given);
  };
  const pauseMs = preferences.realTime && waiting?.for === 'gather' ? waiting.timeoutMs : QUICK_PAUSE_MS;
  const keys = useKeys({ waiting, busy, pauseMs, send: (digits) => give({ kind: 'keys', digits }) });
  const microphone = useMicrophone((text, confidence) => give({ kind: 'speech', text, confidence }));
  const press = (key: string) => {
    talk.stop();
    if (!preferences.muted) playKey(key);
    keys.press(key);
  };
  useKeyPresses(waiting?.for === 'gather' && waiting.keys > 0, {
    onKey: (key) => (key === 'Escape' ? talk.stop() : key === 'Enter' ? keys.finish() : press(key)),
    onType: () => input.current?.focus(),
  });
  const patience = patienceOf(waiting);
  const still = draft === '' && keys.pressed === '' && !microphone.listening;
  const runs = preferences.realTime && patience !== null && still && !talk.speaking && !busy && trouble === null;
  const left = useCountdown(runs, patience?.ms ?? 0, () => patience !== null && give(patience.input));
  return { draft, setDraft, keys, sentKeys, microphone, input, left, patienceMs: patience?.ms ?? 0, press, give };
}

/** How long the carrier waits, and what it reports then. */
function patienceOf(waiting: PhoneWaiting | null): { ms: number; input: PhoneInput } | null {
  switch (waiting?.for) {
    case 'gather':
      return { ms: waiting.timeoutMs, input: { kind: 'silence' } };
    case 'record':
      return { ms: waiting.maxMs, input: { kind: 'recorded', durationMs: waiting.maxMs } };
    case 'dial':
      return { ms: waiting.timeoutMs, input: { kind: 'dialled', result: 'no-answer' } };
    default:
      return null;
  }
}
