/** How every figure on the page is worked out. */
import { usePick, useWords } from '../shell/language.js';
import { MEASURES } from './measures.js';
import { OVERVIEW_WORDS } from './words.js';

export function Meanings() {
  const words = useWords(OVERVIEW_WORDS);
  const pick = usePick();
  return (
    <details className="sheet meanings">
      <summary>{words.meanings}</summary>
      <dl>
        {Object.entries(MEASURES).map(([id, { name, meaning }]) => (
          <div key={id}>
            <dt>{pick(name)}</dt>
            <dd>{pick(meaning)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
