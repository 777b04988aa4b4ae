/** What the caller can do just now: talk and key, leave a recording, or decide how the operator's phone is answered. */
import type { PhoneDemoCase } from '../../domain/phone.js';
import { Composer } from './composer.js';
import { Keypad } from './keypad.js';
import type { Preferences } from './preferences.js';
import { RecordingPanel } from './recording-panel.js';
import { SuggestionChips } from './suggestion-chips.js';
import { suggestionsFor } from './suggestions.js';
import { TransferPanel } from './transfer-panel.js';
import type { PhoneCall } from './use-call.js';
import { type Caller, useCaller } from './use-caller.js';
import { useKeypadOpen } from './use-keypad-open.js';
import type { Talk } from './use-talk.js';
import { WaitingBar } from './waiting-bar.js';

export interface CallerControlsProps {
  call: PhoneCall;
  talk: Talk;
  demoCases: readonly PhoneDemoCase[];
  preferences: Preferences;
}

export function CallerControls(props: CallerControlsProps) {
  const { call, talk, preferences } = props;
  const { waiting, busy } = call.state;
  const caller = useCaller(call, talk, preferences);
  if (waiting?.for === 'record')
    return (
      <RecordingPanel
        speaking={talk.speaking}
        muted={preferences.muted}
        maxMs={waiting.maxMs}
        busy={busy}
        onDone={(durationMs) => caller.give({ kind: 'recorded', durationMs })}
      />
    );
  if (waiting?.for === 'dial')
    return <TransferPanel number={waiting.number} busy={busy} onEnd={(result) => caller.give({ kind: 'dialled', result })} />;
  return <TalkControls {...props} caller={caller} />;
}

/** Typed without a word, these are keys; spoken digits come with spaces or as words. */
const PHONE_KEYS = /^[\d*#]{1,40}$/;

function TalkControls({ call, talk, demoCases, caller }: CallerControlsProps & { caller: Caller }) {
  const { waiting, stage, busy } = call.state;
  const gather = waiting?.for === 'gather' ? waiting : null;
  const awaited = gather?.keys ?? 0;
  const language = gather?.language ?? 'zh-CN';
  const [keypadOpen, toggleKeypad] = useKeypadOpen(awaited);
  const { draft, setDraft, keys, microphone, input, give } = caller;
  return (
    <div className={keypadOpen ? 'controls controls-keypad' : 'controls'}>
      <WaitingBar state={call.state} speaking={talk.speaking} left={caller.left} total={caller.patienceMs} />
      <SuggestionChips
        suggestions={suggestionsFor({ stage, language, demoCases, pressed: caller.sentKeys })}
        busy={busy}
        onPick={give}
      />
      <Composer
        {...{ draft, language, busy, microphone, keypadOpen, input }}
        onDraft={setDraft}
        onSay={(text) => give(PHONE_KEYS.test(text) ? { kind: 'keys', digits: text } : { kind: 'speech', text })}
        onSilence={() => give({ kind: 'silence' })}
        onKeypad={toggleKeypad}
        onBegin={talk.stop}
      />
      {keypadOpen && <Keypad keys={keys} awaited={awaited} onPress={caller.press} />}
    </div>
  );
}
