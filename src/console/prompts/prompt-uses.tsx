/** Where a prompt is spoken: the moments of a call, and the scripted calls that say it. */
import type { PromptDetail } from '../../domain/console/prompts.js';
import { usePick, useWords } from '../shell/language.js';
import { PROMPT_WORDS } from './words.js';

const LISTED = 8;

export function PromptUses({ detail: { moments, uses } }: { detail: PromptDetail }) {
  const words = useWords(PROMPT_WORDS);
  const pick = usePick();
  const calls = [...new Map(uses.map((use) => [use.script, use])).values()];
  return (
    <section>
      <h3>{words.uses}</h3>
      <p>
        <span className="quiet">{words.moments}</span>
        {moments.map(({ title }) => pick(title)).join(' · ')}
      </p>
      <details>
        <summary>{calls.length === 0 ? words.noScripts : words.scripts(calls.length)}</summary>
        <ul className="uses">
          {calls.slice(0, LISTED).map(({ script, call }) => (
            <li key={script}>
              {call} <code>{script}</code>
            </li>
          ))}
          {calls.length > LISTED && <li>…</li>}
        </ul>
      </details>
    </section>
  );
}
