/** State and deadline of a ticket, at a glance. */
import { Tag } from 'antd';
import type { TicketRow, TicketState } from '../../domain/console/tickets.js';
import { usePick, useWords } from '../shell/language.js';
import { STATE_NAMES, TICKET_WORDS } from './words.js';

export function TicketStateTag({ state }: { state: TicketState }) {
  return <Tag className={`mark mark-${state}`}>{usePick()(STATE_NAMES[state])}</Tag>;
}

export function Deadline({ ticket }: { ticket: TicketRow }) {
  const words = useWords(TICKET_WORDS);
  const late = ticket.state === 'closed' ? words.closedLate : words.overdue;
  return (
    <span className="deadline">
      {ticket.dueOn} {ticket.overdue && <Tag className="mark mark-late">{late}</Tag>}
      {ticket.dueToday && <Tag className="mark mark-open">{words.dueToday}</Tag>}
    </span>
  );
}
