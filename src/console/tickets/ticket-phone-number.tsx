/** The caller's number: masked, whole on demand, which is logged; then it can be dialled from the page. */
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { TicketDetail, TicketPhone } from '../../domain/console/tickets.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import { TICKET_WORDS } from './words.js';

export function TicketPhoneNumber({ ticket, mayReveal }: { ticket: TicketDetail; mayReveal: boolean }) {
  const words = useWords(TICKET_WORDS);
  const [whole, setWhole] = useState<string | null>(null);
  const task = useTask();
  const reveal = () =>
    task.run(async () => setWhole((await api.post<TicketPhone>(`tickets/${encodeURIComponent(ticket.number)}/phone`)).phone));
  if (ticket.phone === null) return words.withheld;
  if (whole !== null) return <a href={`tel:${whole}`}>{whole}</a>;
  return (
    <span className="row-actions">
      {ticket.phone}
      {mayReveal && (
        <Tooltip title={words.revealHint}>
          <Button size="small" onClick={reveal} loading={task.busy}>
            {words.reveal}
          </Button>
        </Tooltip>
      )}
    </span>
  );
}
