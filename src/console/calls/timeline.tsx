/** The turns of a call in order: what the caller did, what the line made of it, what it said. */
import { AudioOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CallDetails, TimelineTurn } from '../../domain/console/calls.js';
import { usePick, useWords } from '../shell/language.js';
import { clockLength, shortTime } from './durations.js';
import { Mark } from './mark.js';
import { EVENT_NAMES, REASON_NAMES, TICKET_NAMES } from './names.js';
import type { Player } from './recordings.js';
import { UnderstandingLine } from './understanding-line.js';
import type { NameBook } from './use-names.js';
import { CALL_PAGE_WORDS, CALL_WORDS } from './words.js';

interface Props {
  call: CallDetails;
  names: NameBook;
  players: ReadonlyMap<string, Player>;
}

export function Timeline({ call, names, players }: Props) {
  return (
    <ol className="timeline">
      {call.turns.map((turn) => (
        <li key={turn.index} className={turn.notUnderstood ? 'missed' : undefined}>
          <span className="turn-time">{clockLength(turn.atMs - call.startedAtMs)}</span>
          <CallerDid turn={turn} />
          {turn.understood && <UnderstandingLine turn={turn} names={names} />}
          <LineSaid turn={turn} />
          <Meta turn={turn} call={call} players={players} />
        </li>
      ))}
    </ol>
  );
}

function CallerDid({ turn: { event, heard, confidence, notUnderstood } }: { turn: TimelineTurn }) {
  const words = useWords({ ...CALL_WORDS, ...CALL_PAGE_WORDS });
  const pick = usePick();
  return (
    <div className="turn-heard">
      <strong>{pick(EVENT_NAMES[event])}</strong>
      {event === 'keys' && <kbd>{heard}</kbd>}
      {event === 'speech' && <q>{heard || words.noSpeech}</q>}
      {confidence !== null && (
        <span className="quiet">
          {words.confidence} {Math.round(confidence * 100)}%
        </span>
      )}
      {notUnderstood && <Mark tone="warn">{words.notUnderstood}</Mark>}
    </div>
  );
}

function LineSaid({ turn: { spoken } }: { turn: TimelineTurn }) {
  if (spoken.length === 0) return null;
  return (
    <p className="turn-said">
      {spoken.map(({ text, language }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no other name and do not move
        <span key={at} lang={language}>
          {text}
        </span>
      ))}
    </p>
  );
}

function Meta({ turn, call, players }: { turn: TimelineTurn; call: CallDetails; players: ReadonlyMap<string, Player> }) {
  const words = useWords(CALL_PAGE_WORDS);
  const pick = usePick();
  const recording = call.recordings.find(({ turn: index }) => index === turn.index);
  return (
    <div className="turn-meta">
      <span>
        {words.answerTime} {shortTime(turn.ms)}
      </span>
      {turn.played !== null && turn.played.characters < turn.played.of && (
        <span>
          {words.heardOnly} {turn.played.characters} / {turn.played.of}
        </span>
      )}
      {turn.actions.map((action) => {
        if (action.do === 'transfer')
          return (
            <span key="transfer">
              {words.transferTo} · {pick(REASON_NAMES[action.reason])}
            </span>
          );
        if (action.do === 'ticket')
          return (
            <span key={action.number}>
              {words.ticketOpened} {action.number} · {pick(TICKET_NAMES[action.kind])}
            </span>
          );
        return null;
      })}
      {recording && players.has(recording.ticket) && (
        <Button
          size="small"
          type="link"
          icon={<AudioOutlined />}
          onClick={() => players.get(recording.ticket)?.playFrom(turn.atMs)}
        >
          {words.seek}
        </Button>
      )}
    </div>
  );
}
