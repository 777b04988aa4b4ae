/** What the line waits for, and in real time how much longer. */
import type { CallState } from './call-state.js';
import { STAGE_NAMES } from './labels.js';
import { Words } from './words.js';

export interface WaitingBarProps {
  state: CallState;
  speaking: boolean;
  /** Milliseconds left and in all; null while nothing runs. */
  left: number | null;
  total: number;
}

export function WaitingBar({ state, speaking, left, total }: WaitingBarProps) {
  const { waiting, stage } = state;
  if (waiting?.for !== 'gather') return null;
  const what = waiting.keys > 1 ? ` ${waiting.keys} 位数字` : '一句话或一个键';
  return (
    <div className="waiting-bar">
      <span className="waiting-what">
        {speaking ? <Words zh="线路正在说，可以打断" en="speaking" /> : <Words zh={`在等${what}`} en="listening" />}
      </span>
      {stage !== null && <span className="stage-chip">{STAGE_NAMES[stage].zh}</span>}
      {left !== null && (
        <>
          <span className="waiting-left">{Math.ceil(left / 1000)} 秒</span>
          <progress className="waiting-progress" value={left} max={total} aria-label="还等多久 Time left" />
        </>
      )}
    </div>
  );
}
