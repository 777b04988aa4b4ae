/** One ticket: what the caller left, what was done about it, what can be done next. */
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Descriptions } from 'antd';
import { Link, useParams } from 'react-router';
import type { TicketDetail } from '../../domain/console/tickets.js';
import { api } from '../shell/api.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import { TicketActions } from './ticket-actions.js';
import { TicketHistory } from './ticket-history.js';
import { Deadline, TicketStateTag } from './ticket-marks.js';
import { TicketPhoneNumber } from './ticket-phone-number.js';
import { TicketRecording } from './ticket-recording.js';
import { KIND_NAMES, RESULT_NAMES, TICKET_WORDS } from './words.js';

export function TicketPage() {
  const words = useWords(TICKET_WORDS);
  const { number = '' } = useParams();
  const found = useLoad((signal) => api.get<TicketDetail>(`tickets/${encodeURIComponent(number)}`, { signal }), [number]);
  const mayWork = useMay()('editor');
  return (
    <>
      <p className="trail">
        <Link to="/tickets">
          <ArrowLeftOutlined aria-hidden="true" /> {words.back}
        </Link>
      </p>
      <PageHeader title={`${words.title} ${number}`}>
        {mayWork && found.value && <TicketActions ticket={found.value} onChanged={found.reload} />}
      </PageHeader>
      <Loading from={found}>
        {(ticket) => (
          <div className="two-columns">
            <div>
              <Facts ticket={ticket} />
              <section className="sheet">
                <h2>{words.history}</h2>
                <TicketHistory events={ticket.events} />
              </section>
            </div>
            <section className="sheet">
              <h2>{words.call}</h2>
              <CallTurns turns={ticket.turns} />
              <Link to={`/calls/${encodeURIComponent(ticket.callId)}`}>{words.wholeCall}</Link>
            </section>
          </div>
        )}
      </Loading>
    </>
  );
}

function Facts({ ticket }: { ticket: TicketDetail }) {
  const words = useWords(TICKET_WORDS);
  const pick = usePick();
  const mayWork = useMay()('editor');
  const facts = [
    { label: words.kind, children: pick(KIND_NAMES[ticket.kind]) },
    { label: words.state, children: <TicketStateTag state={ticket.state} /> },
    { label: words.due, children: <Deadline ticket={ticket} /> },
    { label: words.created, children: <Instant ms={ticket.createdAtMs} /> },
    { label: words.item, children: ticket.item ? `${ticket.item.code} ${ticket.item.name}` : '–' },
    { label: words.window, children: ticket.window?.name ?? '–' },
    ...(ticket.firstWindow ? [{ label: words.firstWindow, children: ticket.firstWindow.name }] : []),
    { label: words.phone, children: <TicketPhoneNumber ticket={ticket} mayReveal={mayWork} /> },
    ...(ticket.result ? [{ label: words.result, children: pick(RESULT_NAMES[ticket.result]) }] : []),
    ...(ticket.closedAtMs ? [{ label: words.closed, children: <Instant ms={ticket.closedAtMs} /> }] : []),
    ...(ticket.recorded
      ? [{ label: words.recording, children: <TicketRecording number={ticket.number} mayListen={mayWork} /> }]
      : []),
  ];
  return (
    <section className="sheet">
      <h2>{words.details}</h2>
      <Descriptions column={1} size="small" items={facts.map((fact) => ({ ...fact, key: fact.label }))} />
    </section>
  );
}

function CallTurns({ turns }: { turns: TicketDetail['turns'] }) {
  const words = useWords(TICKET_WORDS);
  return (
    <ol className="talk">
      {turns.map(({ atMs, heard, said }) => (
        <li key={atMs}>
          {heard && (
            <p className="talk-caller">
              <span className="quiet">{words.caller}</span> {heard}
            </p>
          )}
          <p className="talk-line">
            <span className="quiet">{words.line}</span> {said}
          </p>
        </li>
      ))}
    </ol>
  );
}
