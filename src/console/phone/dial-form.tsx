/** Before the call: what this is, who is calling, and the button that dials. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Icon } from './icon.js';
import { Words } from './words.js';

const NUMBER = /^\+?\d{3,15}$/;
const USUAL_NUMBER = '13800138000';

export interface DialFormProps {
  dialling: boolean;
  onDial: (from: string | null) => void;
  /** Another way to call. */
  children?: ReactNode;
}

export function DialForm({ dialling, onDial, children }: DialFormProps) {
  const [number, setNumber] = useState(USUAL_NUMBER);
  const [anonymous, setAnonymous] = useState(false);
  const plain = number.replace(/[\s-]/g, '');
  const wrong = !anonymous && !NUMBER.test(plain);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong && !dialling) onDial(anonymous ? null : plain);
  };
  return (
    <form className="dial-form" onSubmit={submit}>
      <Horizon />
      <h2>打一个电话试试</h2>
      <p className="dial-lead">
        和真的来电走同一条路：说一句话或者按键，听线路怎么答，右边看它怎么想。
        <span className="en" lang="en">
          It takes the same path as a real call.
        </span>
      </p>
      <label htmlFor="caller">
        <Words zh="来电号码" en="Caller" />
      </label>
      <input
        id="caller"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        value={anonymous ? '' : number}
        placeholder={anonymous ? '号码不显示' : ''}
        disabled={anonymous}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'caller-problem' : undefined}
        onChange={(event) => setNumber(event.target.value)}
      />
      {wrong && (
        <p id="caller-problem" className="field-problem" role="alert">
          号码是 3 到 15 位数字，前面可以有加号。
        </p>
      )}
      <label className="check">
        <input type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} />
        <span>
          <Words zh="不显示号码" en="Anonymous" />
        </span>
      </label>
      <button type="submit" className="button-dial" disabled={wrong || dialling} aria-busy={dialling}>
        <Icon name="call" />
        {dialling ? <Words zh="正在接通…" en="Connecting" /> : <Words zh="拨打" en="Call" />}
      </button>
      <p className="dial-note">
        这是假想的来电，不花话费，也不会真的打给谁。
        <br />
        通话会记在通话记录里。
      </p>
      {children}
    </form>
  );
}

/** The sun over the horizon. */
function Horizon() {
  return (
    <svg className="horizon" viewBox="0 0 240 92" aria-hidden="true">
      <g className="horizon-rays">
        <path d="M120 6v14M76 18l7 12M164 18l-7 12M44 46l12 7M196 46l-12 7" />
      </g>
      <path className="horizon-sun" d="M80 78a40 40 0 0 1 80 0z" />
      <path className="horizon-line" d="M14 78h212M62 88h116" />
    </svg>
  );
}
