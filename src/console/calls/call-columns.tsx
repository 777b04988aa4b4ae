/** The columns of the call log. */
import { Link } from 'react-router';
import type { ListedCall } from '../../domain/console/calls.js';
import type { Column } from '../shell/data-table.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { clockLength } from './durations.js';
import { Mark } from './mark.js';
import { OUTCOME_NAMES, OUTCOME_TONES } from './names.js';
import type { NameBook } from './use-names.js';
import { CALL_WORDS } from './words.js';

export function useCallColumns(names: NameBook): Column<ListedCall>[] {
  const words = useWords(CALL_WORDS);
  const pick = usePick();
  return [
    {
      key: 'when',
      title: words.when,
      width: 150,
      place: 'head',
      show: ({ id, startedAtMs }) => (
        <Link to={`/calls/${id}`}>
          <Instant ms={startedAtMs} />
        </Link>
      ),
    },
    {
      key: 'caller',
      title: words.caller,
      width: 130,
      show: ({ caller }) => caller ?? <span className="quiet">{words.withheld}</span>,
    },
    {
      key: 'heard',
      title: words.firstHeard,
      show: ({ firstHeard }) =>
        firstHeard === null ? <span className="quiet">–</span> : <span className="call-words">“{firstHeard}”</span>,
    },
    {
      key: 'items',
      title: words.items,
      width: 180,
      show: ({ items }) => items.map((code) => names.itemName(code)).join('、') || <span className="quiet">–</span>,
    },
    {
      key: 'outcome',
      title: words.outcome,
      width: 190,
      show: (call) => (
        <span className="call-tags">
          <Mark tone={OUTCOME_TONES[call.outcome]}>{pick(OUTCOME_NAMES[call.outcome])}</Mark>
          {call.notUnderstood > 0 && <Mark tone="warn">{words.notUnderstood}</Mark>}
          {call.demo && <Mark tone="plain">{words.demo}</Mark>}
          {call.tags.map((tag) => (
            <Mark key={tag} tone="info">
              {tag}
            </Mark>
          ))}
        </span>
      ),
    },
    { key: 'length', title: words.length, width: 80, align: 'right', show: ({ durationMs }) => clockLength(durationMs) },
    { key: 'turns', title: words.turns, width: 70, align: 'right', show: ({ turns }) => turns },
  ];
}
