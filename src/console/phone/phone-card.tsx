/** The telephone: everything a caller has. */
import { useRef, useState } from 'react';
import type { PhoneDemoCase, PhoneInput, PhoneWaiting } from '../../domain/phone.js';
import { CallBar } from './call-bar.js';
import { Composer } from './composer.js';
import { DialForm } from './dial-form.js';
import { Icon } from './icon.js';
import { Keypad } from './keypad.js';
import type { Preferences } from './preferences.js';
import { RecordingPanel } from './recording-panel.js';
import { SuggestionChips } from './suggestion-chips.js';
import { suggestionsFor } from './suggestions.js';
import { playKey } from './tones.js';
import { Transcript } from './transcript.js';
import { TransferPanel } from './transfer-panel.js';
import { TroubleNotice } from './trouble-notice.js';
import type { PhoneCall } from './use-call.js';
import { useCountdown } from './use-countdown.js';
import { useKeyPresses } from './use-key-presses.js';
import { QUICK_PAUSE_MS, useKeys } from './use-keys.js';
import { useMicrophone } from './use-microphone.js';
import type { Talk } from './use-talk.js';
import { WaitingBar } from './waiting-bar.js';
import { Words } from './words.js';

export interface PhoneCardProps {
  call: PhoneCall;
  talk: Talk;
  demoCases: readonly PhoneDemoCase[];
  preferences: Preferences;
  onPreferences: (change: Partial<Preferences>) => void;
  /** The round the panel shows. */
  selected: number;
}

export function PhoneCard(props: PhoneCardProps) {
  const { call, talk, preferences } = props;
  const { state } = call;
  if (state.phase === 'idle' || state.phase === 'dialling')
    return (
      <section className="card phone-card" aria-label="电话 Phone">
        {state.trouble !== null && <TroubleNotice trouble={state.trouble} onRetry={call.retry} />}
        <DialForm dialling={state.phase === 'dialling'} onDial={call.dial} />
      </section>
    );
  const hangUp = () => {
    talk.stop();
    call.send({ kind: 'hangup' });
  };
  return (
    <section className="card phone-card" aria-label="电话 Phone">
      <CallBar
        state={state}
        speaking={talk.speaking}
        muted={preferences.muted}
        onMute={(muted) => {
          talk.stop();
          props.onPreferences({ muted });
        }}
        onHangUp={hangUp}
      />
      <Transcript state={state} selected={props.selected} onSelect={call.select} />
      {state.trouble !== null && <TroubleNotice trouble={state.trouble} onRetry={call.retry} />}
      {state.phase === 'ended' ? <AgainButton onAgain={call.reset} /> : <CallerControls {...props} />}
    </section>
  );
}

function AgainButton({ onAgain }: { onAgain: () => void }) {
  return (
    <div className="again">
      <button type="button" className="button-dial" onClick={onAgain}>
        <Icon name="call" />
        <Words zh="再打一次" en="Call again" />
      </button>
    </div>
  );
}

/** Typed without a word, these are keys; spoken digits come with spaces or as words. */
const PHONE_KEYS = /^[\d*#]{1,40}$/;

/** What the carrier reports when the caller's or the operator's time is over. */
function whenTimeIsOver(waiting: PhoneWaiting | null): { ms: number; input: PhoneInput } {
  if (waiting?.for === 'record') return { ms: waiting.maxMs, input: { kind: 'recorded', durationMs: waiting.maxMs } };
  if (waiting?.for === 'dial') return { ms: waiting.timeoutMs, input: { kind: 'dialled', result: 'no-answer' } };
  return { ms: waiting?.timeoutMs ?? 0, input: { kind: 'silence' } };
}

function CallerControls({ call, talk, demoCases, preferences }: PhoneCardProps) {
  const { state, send } = call;
  const { waiting, busy } = state;
  const [draft, setDraft] = useState('');
  const [sentKeys, setSentKeys] = useState<string[]>([]);
  const awaited = waiting?.for === 'gather' ? waiting.keys : 0;
  const language = waiting?.for === 'gather' ? waiting.language : 'zh-CN';

  const give = (input: PhoneInput) => {
    talk.stop();
    setDraft('');
    if (input.kind === 'keys') setSentKeys((before) => [...before, input.digits]);
    send(input);
  };
  const pauseMs = preferences.realTime && waiting?.for === 'gather' ? waiting.timeoutMs : QUICK_PAUSE_MS;
  const keys = useKeys({ waiting, busy, pauseMs, send: (digits) => give({ kind: 'keys', digits }) });
  const microphone = useMicrophone((text, confidence) => give({ kind: 'speech', text, confidence }));
  const press = (key: string) => {
    talk.stop();
    if (!preferences.muted) playKey(key);
    keys.press(key);
  };
  const input = useRef<HTMLInputElement>(null);
  useKeyPresses(awaited > 0, {
    onKey: (key) => {
      if (key === 'Escape') talk.stop();
      else if (key === 'Enter') keys.finish();
      else press(key);
    },
    onType: () => input.current?.focus(),
  });
  const [keypadOpen, toggleKeypad] = useKeypadOpen(awaited);
  const timeUp = whenTimeIsOver(waiting);
  const idle = state.trouble === null && !talk.speaking && !busy && draft === '' && keys.pressed === '' && !microphone.listening;
  const left = useCountdown(preferences.realTime && idle && waiting !== null, timeUp.ms, () => give(timeUp.input));

  if (waiting?.for === 'record')
    return (
      <RecordingPanel
        speaking={talk.speaking}
        muted={preferences.muted}
        maxMs={waiting.maxMs}
        busy={busy}
        onDone={(durationMs) => give({ kind: 'recorded', durationMs })}
      />
    );
  if (waiting?.for === 'dial')
    return <TransferPanel number={waiting.number} busy={busy} onEnd={(result) => give({ kind: 'dialled', result })} />;
  return (
    <div className={keypadOpen ? 'controls controls-keypad' : 'controls'}>
      <WaitingBar state={state} speaking={talk.speaking} left={left} total={timeUp.ms} />
      <SuggestionChips suggestions={suggestionsFor({ stage: state.stage, language, demoCases, pressed: sentKeys })} onPick={give} />
      <Composer
        draft={draft}
        language={language}
        busy={busy}
        microphone={microphone}
        keypadOpen={keypadOpen}
        onDraft={setDraft}
        onSay={(text) => give(PHONE_KEYS.test(text) ? { kind: 'keys', digits: text } : { kind: 'speech', text })}
        onSilence={() => give({ kind: 'silence' })}
        onKeypad={toggleKeypad}
        onBegin={talk.stop}
        input={input}
      />
      {keypadOpen && <Keypad keys={keys} awaited={awaited} onPress={press} />}
    </div>
  );
}

/** Open where there is room for it, and whenever the line asks for a number; a toggle holds until that changes. */
function useKeypadOpen(awaited: number): [boolean, () => void] {
  const [roomy] = useState(() => window.matchMedia('(min-width: 1000px) and (min-height: 780px)').matches);
  const number = awaited > 1;
  const [toggled, setToggled] = useState<{ number: boolean } | null>(null);
  const open = (roomy || number) !== (toggled?.number === number);
  return [open, () => setToggled((before) => (before?.number === number ? null : { number }))];
}
