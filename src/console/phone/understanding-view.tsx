/** What the line made of an utterance, and why. */
import type { Understanding } from '../../domain/understanding.js';
import { ASPECT_NAMES, DECISION_NAMES, INTENT_NAMES, SLOT_NAMES } from './labels.js';
import { Words } from './words.js';

export function UnderstandingView({ understood }: { understood: Understanding }) {
  const { decision, intent, confidence, aspects, items, slots, why } = understood;
  const filled = Object.entries(slots).filter(([, value]) => value !== undefined);
  return (
    <div className="turn-section">
      <h3>
        <Words zh="理解" en="Understanding" />
      </h3>
      <ul className="tags">
        <li className={`tag tag-${decision}`}>
          <Words {...DECISION_NAMES[decision]} />
        </li>
        <li className="tag">
          <Words {...INTENT_NAMES[intent]} />
        </li>
        {aspects.map((aspect) => (
          <li key={aspect} className="tag tag-aspect">
            <Words {...ASPECT_NAMES[aspect]} />
          </li>
        ))}
      </ul>
      <ScoreRow name="意图把握" score={confidence} />
      {decision !== 'other' && items.length > 0 && (
        <ol className="item-scores" aria-label="最像的事项 Items">
          {items.map((item) => (
            <li key={item.code}>
              <ScoreRow name={item.name} code={item.code} score={item.score} />
            </li>
          ))}
        </ol>
      )}
      {filled.length > 0 && (
        <dl className="slots">
          {filled.map(([slot, value]) => (
            <div key={slot}>
              <dt>{SLOT_NAMES[slot] ?? slot}</dt>
              <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {why.length > 0 && (
        <div className="why">
          <h4>
            <Words zh="为什么" en="Why" />
          </h4>
          <ol>
            {why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function ScoreRow({ name, code, score }: { name: string; code?: string; score: number }) {
  return (
    <div className="score">
      <span className="score-name">
        {name} {code && <code>{code}</code>}
      </span>
      <meter className="score-bar" min={0} max={1} value={score} aria-label={`${name} ${score.toFixed(2)}`} />
      <span className="score-value">{score.toFixed(2)}</span>
    </div>
  );
}
