/** What the line thinks, round by round. */
import type { CallState } from './call-state.js';
import { Icon } from './icon.js';
import { RoundView } from './round-view.js';
import { Words } from './words.js';

export interface TurnPanelProps {
  state: CallState;
  /** Index of the round to show. */
  selected: number;
  onSelect: (round: number) => void;
  /** A call through the switch is under way: what it is told is not seen here. */
  real?: boolean;
}

export function TurnPanel({ state, selected, onSelect, real = false }: TurnPanelProps) {
  const round = state.rounds[selected];
  return (
    <section className="card turn-panel" aria-label="线路在想什么 What the line thinks">
      <header className="turn-head">
        <h2>
          <Words zh="线路在想什么" en="What the line thinks" />
        </h2>
        {round && !real && <RoundStepper selected={selected} count={state.rounds.length} onSelect={onSelect} />}
      </header>
      {real ? <InTheLog /> : round ? <RoundView round={round} /> : <Empty />}
    </section>
  );
}

function InTheLog() {
  return (
    <div className="turn-empty">
      <p>
        这是真电话，不经过这个页面：听成了什么、答了什么，每一轮都记在
        <a href="/console/calls" target="_blank" rel="noreferrer">
          通话记录
        </a>
        里。
      </p>
      <p lang="en">A real call does not pass through this page; every turn of it is in the call log.</p>
    </div>
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
