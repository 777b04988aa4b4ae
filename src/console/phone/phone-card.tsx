/** The telephone: everything a caller has. */
import type { PhoneDemoCase } from '../../domain/phone.js';
import { CallBar } from './call-bar.js';
import { CallerControls } from './caller-controls.js';
import { DialForm } from './dial-form.js';
import { Icon } from './icon.js';
import type { Preferences } from './preferences.js';
import { RealCallPanel, RealCallStart } from './real/real-call-panel.js';
import type { UseRealCall } from './real/use-real-call.js';
import { Transcript } from './transcript.js';
import { TroubleNotice } from './trouble-notice.js';
import type { PhoneCall } from './use-call.js';
import type { Talk } from './use-talk.js';
import { Words } from './words.js';

export interface PhoneCardProps {
  call: PhoneCall;
  talk: Talk;
  demoCases: readonly PhoneDemoCase[];
  preferences: Preferences;
  onPreferences: (change: Partial<Preferences>) => void;
  /** The round the panel shows. */
  selected: number;
  /** Calls from the microphone; absent where the page has none. */
  real?: { possible: boolean; call: UseRealCall };
}

export function PhoneCard(props: PhoneCardProps) {
  const { call, real } = props;
  const { phase, trouble } = call.state;
  const before = phase === 'idle' || phase === 'dialling';
  if (real && real.call.state.phase !== 'idle')
    return (
      <section className="card phone-card" aria-label="电话 Phone">
        <RealCallPanel call={real.call} />
      </section>
    );
  const notice = trouble !== null && <TroubleNotice trouble={trouble} onRetry={call.retry} />;
  return (
    <section className="card phone-card" aria-label="电话 Phone">
      {before ? (
        <>
          {notice}
          <DialForm dialling={phase === 'dialling'} onDial={call.dial}>
            {real && <RealCallStart {...real} />}
          </DialForm>
        </>
      ) : (
        <>
          <CallHead {...props} />
          {notice}
          {phase === 'ended' ? <AgainButton onAgain={call.reset} /> : <CallerControls {...props} />}
        </>
      )}
    </section>
  );
}

function CallHead({ call, talk, preferences, onPreferences, selected }: PhoneCardProps) {
  const { state } = call;
  const mute = (muted: boolean) => {
    talk.stop();
    onPreferences({ muted });
  };
  const hangUp = () => {
    talk.stop();
    call.send({ kind: 'hangup' });
  };
  return (
    <>
      <CallBar state={state} speaking={talk.speaking} muted={preferences.muted} onMute={mute} onHangUp={hangUp} />
      <Transcript state={state} selected={selected} onSelect={call.select} />
    </>
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
