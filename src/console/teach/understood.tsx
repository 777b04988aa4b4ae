/** An understanding in a line: what the caller would notice. */
import { Tag } from 'antd';
import type { UnderstoodView } from '../../domain/console/teach.js';
import { usePick } from '../shell/language.js';
import { ASPECT_NAMES, DECISION_NAMES, INTENT_NAMES } from './words.js';

export function Understood({ value, why = false }: { value: UnderstoodView; why?: boolean }) {
  const pick = usePick();
  const { decision, intent, items, aspects, body } = value;
  const shown = decision === 'choose' ? items : decision === 'answer' || decision === 'confirm' ? items.slice(0, 1) : [];
  const label = decision === 'other' ? pick(INTENT_NAMES[intent]) : pick(DECISION_NAMES[decision]);
  return (
    <span className="understood">
      <span className={`verdict ${decision}`}>{label}</span>
      {body !== null && <span>{body}</span>}
      {aspects.map((aspect) => (
        <Tag key={aspect}>{pick(ASPECT_NAMES[aspect])}</Tag>
      ))}
      {shown.map((item) => (
        <ItemScore key={item.code} {...item} />
      ))}
      {why && value.why.length > 0 && <small className="quiet why">{value.why.join('；')}</small>}
    </span>
  );
}

function ItemScore({ code, name, score }: UnderstoodView['items'][number]) {
  return (
    <span className="item-score">
      {name} <small className="quiet">{`${code} · ${Math.round(score * 100)}%`}</small>
    </span>
  );
}
