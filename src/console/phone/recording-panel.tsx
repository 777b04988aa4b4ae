/** The line records: a beep, the time, and being done. Nothing is recorded here; the line is only told how long it took. */
import { useEffect, useState } from 'react';
import { Icon } from './icon.js';
import { playBeep } from './tones.js';
import { clockTime, useElapsed } from './use-elapsed.js';
import { useKeyPresses } from './use-key-presses.js';
import { Words } from './words.js';

export interface RecordingPanelProps {
  /** The line is still speaking; the beep comes after that. */
  speaking: boolean;
  muted: boolean;
  maxMs: number;
  busy: boolean;
  onDone: (durationMs: number) => void;
}

export function RecordingPanel({ speaking, muted, maxMs, busy, onDone }: RecordingPanelProps) {
  const [startedMs, setStartedMs] = useState<number | null>(null);
  const started = startedMs !== null;
  useEffect(() => {
    if (speaking || started) return;
    setStartedMs(Date.now());
    if (!muted) playBeep();
  }, [speaking, started, muted]);
  const elapsed = useElapsed(started, startedMs ?? Date.now(), 200);
  const duration = started ? Math.min(elapsed, maxMs) : 0;
  useKeyPresses(started && !busy, { onKey: (key) => key === '#' && onDone(duration) });
  return (
    <section className="action-panel" aria-label="录音 Recording">
      <p className="action-title">
        <span className={started ? 'dot dot-recording' : 'dot'} aria-hidden="true" />
        {started ? <Words zh="嘀——请讲" en="Recording" /> : <Words zh="等嘀声" en="Wait for the beep" />}
        <span className="call-time">{clockTime(duration)}</span>
      </p>
      <p className="action-note">这里不真的录音，只把讲了多久告诉线路；讲完按 # 也行。</p>
      <div className="action-buttons">
        <button type="button" className="button-main" disabled={busy} onClick={() => onDone(duration)}>
          <Icon name="mic" />
          <Words zh="讲完了" en="Done" />
        </button>
        <button type="button" className="button-plain" disabled={busy} onClick={() => onDone(0)}>
          <Words zh="什么都没讲" en="Say nothing" />
        </button>
      </div>
    </section>
  );
}
