/** The operator's phone rings: how it ends is up to the tester. */
import type { DialResult } from '../../domain/call.js';
import type { Label } from './labels.js';
import { Words } from './words.js';

const ENDINGS: readonly [DialResult, Label][] = [
  ['completed', { zh: '坐席接听', en: 'Answered' }],
  ['busy', { zh: '忙线', en: 'Busy' }],
  ['no-answer', { zh: '无人接听', en: 'No answer' }],
  ['failed', { zh: '打不通', en: 'Failed' }],
];

export interface TransferPanelProps {
  number: string;
  busy: boolean;
  onEnd: (result: DialResult) => void;
}

export function TransferPanel({ number, busy, onEnd }: TransferPanelProps) {
  return (
    <section className="action-panel" aria-label="转人工 Transfer">
      <p className="action-title">
        <span className="dot dot-ringing" aria-hidden="true" />
        <Words zh={`正在呼叫坐席 ${number}`} en="Ringing" />
      </p>
      <p className="action-note">不会真的打过去。您来决定坐席那边怎么样：</p>
      <div className="action-buttons">
        {ENDINGS.map(([result, label]) => (
          <button
            key={result}
            type="button"
            className={result === 'completed' ? 'button-main' : 'button-plain'}
            disabled={busy}
            onClick={() => onEnd(result)}
          >
            <Words {...label} />
          </button>
        ))}
      </div>
    </section>
  );
}
