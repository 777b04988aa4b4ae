/** What the line made of an utterance, in a line; why, on demand. */
import type { TimelineTurn } from '../../domain/console/calls.js';
import { ASPECT_NAMES, DECISION_NAMES, INTENT_NAMES, STAGE_NAMES } from '../phone/labels.js';
import { usePick, useWords } from '../shell/language.js';
import type { NameBook } from './use-names.js';
import { CALL_PAGE_WORDS } from './words.js';

export function UnderstandingLine({ turn, names }: { turn: TimelineTurn; names: NameBook }) {
  const words = useWords(CALL_PAGE_WORDS);
  const pick = usePick();
  const { understood, stage, stageAfter } = turn;
  if (understood === null) return null;
  const { intent, decision, items, aspects, why } = understood;
  return (
    <div className="turn-meta">
      <span>
        {pick(INTENT_NAMES[intent])} · {pick(DECISION_NAMES[decision])}
      </span>
      {items.slice(0, 3).map(({ code, name, score }) => (
        <span key={code}>
          {name || names.itemName(code)} {Math.round(score * 100)}%
        </span>
      ))}
      {aspects.length > 0 && <span>{aspects.map((id) => pick(ASPECT_NAMES[id])).join('、')}</span>}
      <span>
        {pick(STAGE_NAMES[stage])} → {pick(STAGE_NAMES[stageAfter])}
      </span>
      {why.length > 0 && (
        <details>
          <summary>{words.why}</summary>
          <ul>
            {why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
