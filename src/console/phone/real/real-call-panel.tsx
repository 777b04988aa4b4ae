/** The real call: what it is before it, and everything a caller has during it. */

import { Icon } from '../icon.js';
import type { Label } from '../labels.js';
import { clockTime, useElapsed } from '../use-elapsed.js';
import { useKeyPresses } from '../use-key-presses.js';
import { Words } from '../words.js';
import type { RealEnd } from './place-call.js';
import type { RealPhase, UseRealCall } from './use-real-call.js';

const PHASES: Record<RealPhase, Label> = {
  idle: { zh: '未接通', en: 'Idle' },
  connecting: { zh: '正在接通…', en: 'Connecting' },
  ringing: { zh: '正在振铃…', en: 'Ringing' },
  talking: { zh: '真的在通话', en: 'Real call' },
};

const ENDS: Record<RealEnd, Label> = {
  over: { zh: '通话结束，已记在通话记录里。', en: 'The call is over and in the call log.' },
  denied: { zh: '浏览器没有给麦克风，请在地址栏里允许。', en: 'The browser gave no microphone; allow it beside the address.' },
  insecure: { zh: '麦克风只能在 https 或本机地址上用。', en: 'The microphone needs https or localhost.' },
  away: {
    zh: '连不上交换机，请看交换机是否在运行、网页话机是否打开。',
    en: 'The switch is not there, or its browser endpoint is off.',
  },
  refused: {
    zh: '交换机没有接这个电话，请核对 ASTERISK_PHONE_PASSWORD。',
    en: 'The switch refused the call; check ASTERISK_PHONE_PASSWORD.',
  },
};

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** Before a call: the button where a switch takes it, else what it would need. */
export function RealCallStart({ possible, call }: { possible: boolean; call: UseRealCall }) {
  const { ended } = call.state;
  if (!possible)
    return (
      <p className="dial-note">
        <Words
          zh="接上自己的交换机（ASTERISK_URL 与 ASTERISK_PHONE_PASSWORD）以后，这里能用麦克风真打。"
          en="With a switch of your own this page places real calls."
        />
      </p>
    );
  return (
    <div className="real-start">
      <button type="button" className="button-main" onClick={call.dial}>
        <Icon name="mic" />
        <Words zh="用麦克风真打" en="Real call" />
      </button>
      {ended !== null && (
        <p className="dial-note" role="status">
          <Words {...ENDS[ended]} />
        </p>
      )}
    </div>
  );
}

/** During a call. */
export function RealCallPanel({ call }: { call: UseRealCall }) {
  const { phase, muted, pressed, startedMs } = call.state;
  const talking = phase === 'talking';
  const elapsed = useElapsed(talking, startedMs);
  useKeyPresses(talking, { onKey: (key) => (KEYS as readonly string[]).includes(key) && call.press(key) });
  return (
    <section className="real-call" aria-label="真实通话 Real call">
      <div className="call-bar">
        <span className={`dot dot-${talking ? 'talking' : 'dialling'}`} aria-hidden="true" />
        <div className="call-status">
          <strong role="status">
            <Words {...PHASES[phase]} />
          </strong>
          {talking && (
            <span className="call-time" role="timer" aria-label="通话时长">
              {clockTime(elapsed)}
            </span>
          )}
        </div>
        <button
          type="button"
          className="button-icon"
          aria-pressed={muted}
          aria-label="话筒静音 Mute microphone"
          title="话筒静音 Mute microphone"
          disabled={!talking}
          onClick={() => call.mute(!muted)}
        >
          <Icon name={muted ? 'muted' : 'mic'} />
        </button>
        <button type="button" className="button-hangup" disabled={phase === 'connecting'} onClick={call.hangUp}>
          <Icon name="hangup" />
          <Words zh="挂机" en="Hang up" />
        </button>
      </div>
      <p className="real-note">
        <Words
          zh="对着麦克风说话，也可以按键；电话经交换机打进热线，和市民的来电一样。"
          en="Speak or press keys: the call goes through the switch, like a citizen’s."
        />
      </p>
      <output className="real-pressed" aria-label="已按的键 Keys">
        {pressed}
      </output>
      <fieldset className="keypad">
        <legend className="visually-hidden">键盘 Keypad</legend>
        <div className="keypad-keys">
          {KEYS.map((key) => (
            <button key={key} type="button" className="key" disabled={!talking} onClick={() => call.press(key)}>
              {key}
            </button>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
