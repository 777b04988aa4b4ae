/** One call: what happened turn by turn, and beside it what is known of it and what staff say about it. */
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import type { CallDetails } from '../../domain/console/calls.js';
import { api } from '../shell/api.js';
import { formatInstant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { type Loaded, useLoad } from '../shell/use-load.js';
import { CallFacts } from './call-facts.js';
import { CallNotes } from './call-notes.js';
import { CallTags } from './call-tags.js';
import { type Player, Recordings } from './recordings.js';
import { Timeline } from './timeline.js';
import { type NameBook, useNames } from './use-names.js';
import { CALL_PAGE_WORDS } from './words.js';

const LIVE_MS = 3_000;

export function CallPage() {
  const words = useWords(CALL_PAGE_WORDS);
  const { id = '' } = useParams();
  const names = useNames();
  const call = useLoad((signal) => api.get<CallDetails>(`calls/${encodeURIComponent(id)}`, { signal }), [id]);
  useReloads(call);
  return (
    <>
      <p>
        <Link to="/calls">
          <ArrowLeftOutlined aria-hidden="true" /> {words.back}
        </Link>
      </p>
      <Loading from={names}>
        {(book) => <Loading from={call}>{(value) => <Shown call={value} names={book} onChanged={call.reload} />}</Loading>}
      </Loading>
      {(call.value ?? names.value) === undefined && <h1 className="visually-hidden">{words.title}</h1>}
    </>
  );
}

/** A call that is still going on is read again and again. */
function useReloads({ value, reload }: Loaded<CallDetails>): void {
  const isLive = value !== undefined && value.endedAtMs === null;
  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(reload, LIVE_MS);
    return () => clearInterval(timer);
  }, [isLive, reload]);
}

function Shown({ call, names, onChanged }: { call: CallDetails; names: NameBook; onChanged: () => void }) {
  const words = useWords(CALL_PAGE_WORDS);
  const players = useRef(new Map<string, Player>());
  return (
    <>
      <PageHeader title={words.title} hint={`${formatInstant(call.startedAtMs)} · ${call.caller ?? ''}`} />
      {call.demo && <Alert type="info" showIcon title={words.demoCall} style={{ marginBottom: 16 }} />}
      <div className="call-page">
        <section className="sheet" aria-labelledby="call-timeline">
          <h2 id="call-timeline">{words.timeline}</h2>
          <Timeline call={call} names={names} players={players.current} />
        </section>
        <aside>
          <CallFacts call={call} names={names} />
          {call.recordings.length > 0 && <Recordings call={call} players={players.current} />}
          <CallTags call={call} names={names} onChanged={onChanged} />
          <CallNotes call={call} onChanged={onChanged} />
        </aside>
      </div>
    </>
  );
}
