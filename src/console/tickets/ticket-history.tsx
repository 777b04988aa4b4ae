/** What was done with a ticket, oldest first. */
import type { TicketEvent } from '../../domain/console/tickets.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { EVENT_NAMES, RESULT_NAMES, TICKET_WORDS } from './words.js';

export function TicketHistory({ events }: { events: readonly TicketEvent[] }) {
  const words = useWords(TICKET_WORDS);
  const pick = usePick();
  if (events.length === 0) return <p className="quiet">{words.noHistory}</p>;
  return (
    <ol className="history">
      {events.map(({ atMs, by, kind, window, result, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows at its end
        <li key={at}>
          <div className="quiet">
            <Instant ms={atMs} /> · {by}
          </div>
          <strong>
            {pick(EVENT_NAMES[kind])} {window?.name} {result && pick(RESULT_NAMES[result])}
          </strong>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  );
}
