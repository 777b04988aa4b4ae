/** What the line thinks: one round's state, understanding, sentences, documents and times. */
import type { CallState, Round } from './call-state.js';
import { ExchangeList } from './exchange-list.js';
import { Icon } from './icon.js';
import { STAGE_NAMES } from './labels.js';
import { UnderstandingView } from './understanding-view.js';
import { Words } from './words.js';

export interface TurnPanelProps {
  state: CallState;
  /** Index of the round to show. */
  selected: number;
  onSelect: (round: number) => void;
}

export function TurnPanel({ state, selected, onSelect }: TurnPanelProps) {
  const round = state.rounds[selected];
  return (
    <section className="card turn-panel" aria-label="线路在想什么 What the line thinks">
      <header className="turn-head">
        <h2>
          <Words zh="线路在想什么" en="What the line thinks" />
        </h2>
        {round && <RoundStepper selected={selected} count={state.rounds.length} onSelect={onSelect} />}
      </header>
      {round ? <RoundView round={round} /> : <Empty />}
    </section>
  );
}

function Empty() {
  return (
    <div className="turn-empty">
      <p>拨通以后，每说一句、每按一键，这里会显示：</p>
      <ul>
        <li>
          <b>状态</b>：谈到哪一步，接下来等什么
        </li>
        <li>
          <b>理解</b>：听成了哪件事、问哪一方面、把握多大、为什么
        </li>
        <li>
          <b>话术</b>：用了哪几句，编号是什么
        </li>
        <li>
          <b>电文</b>：发给运营商的 TwiML 原文和用时
        </li>
      </ul>
    </div>
  );
}

function RoundStepper({ selected, count, onSelect }: { selected: number; count: number; onSelect: (round: number) => void }) {
  return (
    <div className="stepper">
      <button
        type="button"
        className="button-icon"
        aria-label="前一轮 Previous"
        disabled={selected === 0}
        onClick={() => onSelect(selected - 1)}
      >
        <Icon name="back" />
      </button>
      <span>
        第 {selected + 1} / {count} 轮
      </span>
      <button
        type="button"
        className="button-icon"
        aria-label="后一轮 Next"
        disabled={selected >= count - 1}
        onClick={() => onSelect(selected + 1)}
      >
        <Icon name="next" />
      </button>
    </div>
  );
}

function RoundView({ round }: { round: Round }) {
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
      {turn !== null && (
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
            <dl className="heard">
              {turn.heard !== null && (
                <div>
                  <dt>记录里写的是</dt>
                  <dd>{turn.heard}</dd>
                </div>
              )}
              {turn.item !== null && (
                <div>
                  <dt>手上的事项</dt>
                  <dd>
                    <b>{turn.item.name}</b> <code>{turn.item.code}</code>
                  </dd>
                </div>
              )}
            </dl>
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
      )}
      <ExchangeList exchanges={exchanges} />
    </>
  );
}

function Figure({ name, value, unit }: { name: { zh: string; en: string }; value: string; unit: string }) {
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

function StageChip({ stage }: { stage: keyof typeof STAGE_NAMES }) {
  return (
    <span className="stage">
      <b>{STAGE_NAMES[stage].zh}</b>
      <code>{stage}</code>
    </span>
  );
}
