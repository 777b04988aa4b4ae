/** Saying something: typed, or spoken into the browser's microphone; and saying nothing. */
import type { FormEvent, RefObject } from 'react';
import type { Language } from '../../domain/language.js';
import { Icon } from './icon.js';
import type { Microphone, MicrophoneProblem } from './use-microphone.js';
import { Words } from './words.js';

const PROBLEMS: Record<MicrophoneProblem, string> = {
  missing: '这个浏览器不会听写，请打字。The browser has no speech recognition; please type.',
  insecure: '麦克风只能在 https 或本机地址上用，请打字。The microphone needs https or localhost.',
  denied: '浏览器没有允许用麦克风，请在地址栏里打开，或者打字。Microphone permission was denied.',
  network: '浏览器的听写服务连不上，请打字。The browser’s recognition service cannot be reached.',
  nothing: '没有听到声音，再点一次麦克风说话。Nothing was heard.',
};
const UNUSABLE: readonly (MicrophoneProblem | null)[] = ['missing', 'insecure'];

export interface ComposerProps {
  draft: string;
  language: Language;
  busy: boolean;
  microphone: Microphone;
  keypadOpen: boolean;
  onDraft: (text: string) => void;
  onSay: (text: string) => void;
  onSilence: () => void;
  onKeypad: () => void;
  /** The caller begins: the line falls silent. */
  onBegin: () => void;
  /** The input, so that typing anywhere can begin in it. */
  input: RefObject<HTMLInputElement | null>;
}

export function Composer(props: ComposerProps) {
  const { draft, language, busy, microphone, input, onDraft, onSay, onBegin } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() === '' || busy) return;
    onSay(draft.trim());
    input.current?.focus();
  };
  return (
    <form className="composer" onSubmit={submit}>
      <div className="composer-row composer-say">
        <MicrophoneButton microphone={microphone} language={language} onBegin={onBegin} />
        <input
          ref={input}
          type="text"
          aria-label="说一句话 Say something"
          placeholder={
            microphone.listening
              ? microphone.heard || '正在听您说…'
              : language === 'en'
                ? 'Type words, or digits as keys'
                : '打字代替说话，数字算按键'
          }
          value={draft}
          maxLength={1000}
          autoComplete="off"
          lang={language}
          onChange={(event) => {
            onBegin();
            onDraft(event.target.value);
          }}
        />
        <button
          type="submit"
          className="button-send"
          disabled={draft.trim() === '' || busy}
          aria-label="说出去 Say it"
          title="说出去 Say it"
        >
          <Icon name="send" />
        </button>
      </div>
      <div className="composer-row composer-more">
        <button type="button" className="button-quiet" aria-expanded={props.keypadOpen} onClick={props.onKeypad}>
          <Icon name="keypad" />
          <Words zh="键盘" en="Keypad" />
        </button>
        <button type="button" className="button-quiet" disabled={busy} onClick={props.onSilence}>
          <Icon name="silence" />
          <Words zh="不出声" en="Stay silent" />
        </button>
      </div>
      {microphone.problem !== null && <p className="composer-note">{PROBLEMS[microphone.problem]}</p>}
    </form>
  );
}

function MicrophoneButton({ microphone, language, onBegin }: Pick<ComposerProps, 'microphone' | 'language' | 'onBegin'>) {
  const { listening, problem } = microphone;
  const name = listening ? '停止听写 Stop listening' : '对着麦克风说 Speak';
  const toggle = () => {
    onBegin();
    if (listening) microphone.stop();
    else microphone.start(language);
  };
  return (
    <button
      type="button"
      className={`button-icon${listening ? ' button-listening' : ''}`}
      aria-pressed={listening}
      aria-label={name}
      title={name}
      disabled={UNUSABLE.includes(problem)}
      onClick={toggle}
    >
      <Icon name="mic" />
    </button>
  );
}
