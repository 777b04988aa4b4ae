/** What was said, as chat bubbles; a bubble leads to the details of its round. */
import { useEffect, useRef } from 'react';
import type { Bubble, CallState } from './call-state.js';

const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' };

export function Transcript({
  state,
  selected,
  onSelect,
}: {
  state: CallState;
  selected: number;
  onSelect: (round: number) => void;
}) {
  const box = useRef<HTMLElement>(null);
  const count = state.bubbles.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when something was added or begins to load
  useEffect(() => scrollToEnd(box.current), [count, state.busy]);
  useEffect(() => {
    // The keypad opens and takes room from here.
    const observer = new ResizeObserver(() => scrollToEnd(box.current));
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={box} className="transcript" aria-label="通话内容 Transcript">
      <div role="log" aria-live="polite">
        {state.bubbles.map((bubble) => (
          <BubbleView key={bubble.id} bubble={bubble} selected={bubble.round === selected} onSelect={onSelect} />
        ))}
        {state.busy && <Thinking />}
      </div>
    </section>
  );
}

function BubbleView({ bubble, selected, onSelect }: { bubble: Bubble; selected: boolean; onSelect: (round: number) => void }) {
  const { kind, text, language } = bubble;
  if (kind === 'note') return <p className="note">{text}</p>;
  if (kind === 'error') return <p className="note note-error">{text}</p>;
  return (
    <div className={`bubble bubble-${kind}${selected ? ' bubble-selected' : ''}`}>
      <span className="bubble-who">
        {WHO[kind]}
        {language !== null && <span className="bubble-language">{LANGUAGE_NAMES[language]}</span>}
      </span>
      {kind === 'line' ? (
        <button type="button" className="bubble-text" lang={language ?? undefined} onClick={() => onSelect(bubble.round)}>
          {text}
        </button>
      ) : (
        <div className="bubble-text" lang={language ?? undefined}>
          {kind === 'keys' ? <KeyCaps digits={text} /> : text}
        </div>
      )}
    </div>
  );
}

function scrollToEnd(box: HTMLElement | null): void {
  if (box !== null) box.scrollTop = box.scrollHeight;
}

const WHO: Record<'line' | 'speech' | 'keys' | 'whisper', string> = {
  line: '线路',
  speech: '您说',
  keys: '您按',
  whisper: '坐席先听到',
};

function KeyCaps({ digits }: { digits: string }) {
  const groups = digits.length > 4 ? (digits.match(/.{1,4}/g) ?? []) : [...digits];
  return (
    <span className="keycaps">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups of digits never move
        <kbd key={index}>{group}</kbd>
      ))}
    </span>
  );
}

function Thinking() {
  return (
    <div className="bubble bubble-line bubble-thinking" aria-hidden="true">
      <span className="bubble-text">
        <i />
        <i />
        <i />
      </span>
    </div>
  );
}
