/** Who is on the line at this moment; updates by itself. */
import { Link } from 'react-router';
import type { LiveCall } from '../../domain/console/calls.js';
import { clockLength } from '../calls/durations.js';
import { useLive } from '../calls/use-live.js';
import type { NameBook } from '../calls/use-names.js';
import { CALL_WORDS } from '../calls/words.js';
import { STAGE_NAMES } from '../phone/labels.js';
import { usePick, useWords } from '../shell/language.js';
import { OVERVIEW_WORDS } from './words.js';

const SHOWN = 6;

export function LiveCallsCard({ names }: { names: NameBook }) {
  const words = useWords(OVERVIEW_WORDS);
  const live = useLive();
  const calls = live?.calls ?? [];
  return (
    <section className="sheet live" aria-labelledby="live-title">
      <header>
        <h2 id="live-title">
          {calls.length > 0 && <span className="live-dot" aria-hidden="true" />} {words.live}{' '}
          {live && <strong className="live-count">{calls.length}</strong>}
        </h2>
        <span className="quiet">{calls.length === 0 ? words.noLive : words.liveHint}</span>
      </header>
      {calls.length > 0 && (
        <ul>
          {calls.slice(0, SHOWN).map((call) => (
            <LiveRow key={call.id} call={call} nowMs={live?.nowMs ?? call.lastAtMs} names={names} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LiveRow({ call, nowMs, names }: { call: LiveCall; nowMs: number; names: NameBook }) {
  const words = useWords({ ...CALL_WORDS, ...OVERVIEW_WORDS });
  const pick = usePick();
  const { id, caller, startedAtMs, stage, turns, item, heard } = call;
  return (
    <li>
      <Link to={`/calls/${id}`}>{caller ?? words.withheld}</Link>
      <span className="live-time">{clockLength(nowMs - startedAtMs)}</span>
      <span>{pick(STAGE_NAMES[stage])}</span>
      <span>{words.liveTurns(turns)}</span>
      {item !== null && <span>{names.itemName(item)}</span>}
      {heard !== null && <span className="quiet">“{heard}”</span>}
    </li>
  );
}
