/** One group beside the list: where it was heard, what it is understood as, and teaching it. */
import { Drawer, Grid, Tag } from 'antd';
import { Link } from 'react-router';
import type { MissedDetails } from '../../domain/console/teach.js';
import { api } from '../shell/api.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import { TeachForm } from './teach-form.js';
import { Understood } from './understood.js';
import { REASON_NAMES, TEACH_WORDS } from './words.js';

interface Props {
  /** Null: closed. */
  id: number | null;
  onClose(): void;
  onChanged(): void;
}

export function TeachDrawer({ id, onClose, onChanged }: Props) {
  const words = useWords(TEACH_WORDS);
  const wide = Grid.useBreakpoint().md ?? true;
  return (
    <Drawer open={id !== null} onClose={onClose} title={words.title} size={wide ? 720 : '100%'} destroyOnHidden>
      {id !== null && <Details id={id} onClose={onClose} onChanged={onChanged} />}
    </Drawer>
  );
}

function Details({ id, onClose, onChanged }: { id: number; onClose(): void; onChanged(): void }) {
  const may = useMay();
  const words = useWords(TEACH_WORDS);
  const details = useLoad((signal) => api.get<MissedDetails>(`teach/${id}`, { signal }), [id]);
  const done = () => {
    onChanged();
    onClose();
  };
  return (
    <Loading from={details}>
      {({ group, turns }) => (
        <>
          <p className="teach-question">{group.text}</p>
          <p>
            <span className="quiet">{words.now}</span> <Understood value={group.now} why />
          </p>
          {may('editor') && group.status === 'open' && <TeachForm group={group} onDone={done} />}
          <Turns turns={turns} />
        </>
      )}
    </Loading>
  );
}

function Turns({ turns }: { turns: MissedDetails['turns'] }) {
  const words = useWords(TEACH_WORDS);
  const pick = usePick();
  return (
    <section className="teach-turns">
      <h2>{words.turnsTitle}</h2>
      <ul>
        {turns.map(({ callId, index, atMs, text, reason }) => (
          <li key={`${callId} ${index}`}>
            <span>
              <Instant ms={atMs} /> <Tag>{pick(REASON_NAMES[reason])}</Tag>
            </span>
            <span>{text}</span>
            <Link to={`/calls/${encodeURIComponent(callId)}`} aria-label={`${words.toCall}：${text}`}>
              {words.toCall}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
