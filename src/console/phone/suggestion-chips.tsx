/** Things to say, one click each. */
import type { PhoneInput } from '../../domain/phone.js';
import type { Suggestion } from './suggestions.js';

export function SuggestionChips({
  suggestions,
  onPick,
}: {
  suggestions: readonly Suggestion[];
  onPick: (input: PhoneInput) => void;
}) {
  return (
    <ul className="chips" aria-label="可以这样说 Examples">
      {suggestions.map((suggestion) => (
        <li key={suggestion.text}>
          <button type="button" className="chip" onClick={() => onPick(suggestion.input)}>
            {suggestion.text}
            {suggestion.hint && <span className="chip-hint">{suggestion.hint}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
