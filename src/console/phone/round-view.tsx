/** One round: the turn as it was logged, its documents and times. */
import type { Stage } from '../../domain/call.js';
import type { PhoneTurn } from '../../domain/phone.js';
import type { Round } from './call-state.js';
import { ExchangeList } from './exchange-list.js';
import { Icon } from './icon.js';
import { type Label, STAGE_NAMES } from './labels.js';
import { UnderstandingView } from './understanding-view.js';
import { Words } from './words.js';

export function RoundView({ round }: { round: Round }) {
  const { turn, exchanges } = round.view;
  const webhookMs = exchanges.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <>
      <dl className="figures">
        <Figure
          name={{ zh: '线路思考', en: 'turn' }}
          value={turn === null ? '—' : `${turn.ms}`}
          unit={turn === null ? '' : '毫秒'}
        />
        <Figure name={{ zh: '电文往返', en: 'webhook' }} value={`${webhookMs}`} unit="毫秒" />
        <Figure name={{ zh: '页面往返', en: 'page' }} value={`${round.roundTripMs}`} unit="毫秒" />
      </dl>
      {turn !== null && <TurnView turn={turn} />}
      <ExchangeList exchanges={exchanges} />
    </>
  );
}

function Figure({ name, value, unit }: { name: Label; value: string; unit: string }) {
  return (
    <div className="figure">
      <dt>
        <Words {...name} />
      </dt>
      <dd>
        {value}
        <span>{unit}</span>
      </dd>
    </div>
  );
}

function StageChip({ stage }: { stage: Stage }) {
  return (
    <span className="stage">
      <b>{STAGE_NAMES[stage].zh}</b>
      <code>{stage}</code>
    </span>
  );
}

function TurnView({ turn }: { turn: PhoneTurn }) {
  return (
    <>
      <div className="turn-section">
        <h3>
          <Words zh="状态" en="State" />
        </h3>
        <p className="stages">
          <StageChip stage={turn.stage} />
          <Icon name="next" />
          <StageChip stage={turn.stageAfter} />
        </p>
        <TurnFacts turn={turn} />
      </div>
      {turn.understood !== null && <UnderstandingView understood={turn.understood} />}
      <div className="turn-section">
        <h3>
          <Words zh="话术" en="Prompts" />
        </h3>
        <ul className="tags">
          {turn.prompts.map((prompt) => (
            <li key={prompt}>
              <code>{prompt}</code>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function TurnFacts({ turn: { heard, item } }: { turn: PhoneTurn }) {
  return (
    <dl className="heard">
      {heard !== null && (
        <div>
          <dt>记录里写的是</dt>
          <dd>{heard}</dd>
        </div>
      )}
      {item !== null && (
        <div>
          <dt>手上的事项</dt>
          <dd>
            <b>{item.name}</b> <code>{item.code}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}
