/** What is known of a call at a glance; the number in full for who may see it, which is logged. */
import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { CallDetails, CallerNumber } from '../../domain/console/calls.js';
import { STAGE_NAMES } from '../phone/labels.js';
import { api } from '../shell/api.js';
import { formatInstant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { useMay } from '../shell/session.js';
import { useTask } from '../shell/use-task.js';
import { clockLength } from './durations.js';
import { Mark } from './mark.js';
import { OUTCOME_NAMES, OUTCOME_TONES, TICKET_NAMES } from './names.js';
import type { NameBook } from './use-names.js';
import { CALL_PAGE_WORDS, CALL_WORDS } from './words.js';

export function CallFacts({ call, names }: { call: CallDetails; names: NameBook }) {
  const words = useWords({ ...CALL_WORDS, ...CALL_PAGE_WORDS });
  const pick = usePick();
  const { outcome, stage, endedAtMs, startedAtMs, tickets, statuses } = call;
  return (
    <section className="sheet" aria-labelledby="call-facts">
      <h2 id="call-facts">{words.facts}</h2>
      <dl className="facts">
        <dt>{words.outcome}</dt>
        <dd>{outcome === null ? words.going : <Mark tone={OUTCOME_TONES[outcome]}>{pick(OUTCOME_NAMES[outcome])}</Mark>}</dd>
        <dt>{words.caller}</dt>
        <dd>
          <Caller call={call} />
        </dd>
        <dt>{words.started}</dt>
        <dd>{formatInstant(startedAtMs)}</dd>
        <dt>{words.length}</dt>
        <dd>{endedAtMs === null ? words.going : clockLength(endedAtMs - startedAtMs)}</dd>
        {stage !== null && (
          <>
            <dt>{words.stage}</dt>
            <dd>{pick(STAGE_NAMES[stage])}</dd>
          </>
        )}
        {tickets.length > 0 && (
          <>
            <dt>{words.tickets}</dt>
            <dd>
              {tickets.map(({ number, kind, status, item }) => (
                <div key={number}>
                  {number} · {pick(TICKET_NAMES[kind])} · {status === 'closed' ? words.closed : words.open}
                  {item !== null && ` · ${names.itemName(item)}`}
                </div>
              ))}
            </dd>
          </>
        )}
        {statuses.length > 0 && (
          <>
            <dt>{words.statuses}</dt>
            <dd>{statuses.map(({ status }) => status).join(' → ')}</dd>
          </>
        )}
        <dt>{words.id}</dt>
        <dd className="quiet">{call.id}</dd>
      </dl>
    </section>
  );
}

function Caller({ call: { id, caller } }: { call: CallDetails }) {
  const words = useWords({ ...CALL_WORDS, ...CALL_PAGE_WORDS });
  const may = useMay();
  const task = useTask();
  const [number, setNumber] = useState<string | null>(null);
  if (caller === null) return <span className="quiet">{words.withheld}</span>;
  const reveal = () => task.run(async () => setNumber((await api.post<CallerNumber>(`calls/${id}/number`)).number));
  return (
    <>
      {number ?? caller}{' '}
      {number === null && may('manager') && (
        <Button size="small" icon={<EyeOutlined />} loading={task.busy} onClick={reveal} title={words.revealHint}>
          {words.reveal}
        </Button>
      )}
    </>
  );
}
