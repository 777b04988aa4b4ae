/** The call at a glance: connected or over, how long, sound, hanging up. */
import type { CallState } from './call-state.js';
import { Icon } from './icon.js';
import { clockTime, useElapsed } from './use-elapsed.js';
import { Words } from './words.js';

export interface CallBarProps {
  state: CallState;
  speaking: boolean;
  muted: boolean;
  onMute: (muted: boolean) => void;
  onHangUp: () => void;
}

export function CallBar({ state, speaking, muted, onMute, onHangUp }: CallBarProps) {
  const talking = state.phase === 'talking';
  const elapsed = useElapsed(talking, state.startedMs);
  const total = talking ? elapsed : state.endedMs - state.startedMs;
  return (
    <div className="call-bar">
      <span className={`dot dot-${state.phase}${speaking ? ' dot-speaking' : ''}`} aria-hidden="true" />
      <div className="call-status">
        <strong>{talking ? <Words zh="通话中" en="Connected" /> : <Words zh="已挂机" en="Ended" />}</strong>
        <span className="call-time" role="timer" aria-label="通话时长">
          {clockTime(total)}
        </span>
      </div>
      <button
        type="button"
        className="button-icon"
        aria-pressed={muted}
        aria-label="静音 Mute"
        title="静音 Mute"
        onClick={() => onMute(!muted)}
      >
        <Icon name={muted ? 'muted' : 'sound'} />
      </button>
      {talking && (
        <button type="button" className="button-hangup" onClick={onHangUp}>
          <Icon name="hangup" />
          <Words zh="挂机" en="Hang up" />
        </button>
      )}
    </div>
  );
}
