/** Things to say, one click each. */
import type { PhoneInput } from '../../domain/phone.js';
import type { Suggestion } from './suggestions.js';

export interface SuggestionChipsProps {
  suggestions: readonly Suggestion[];
  busy: boolean;
  onPick: (input: PhoneInput) => void;
}

export function SuggestionChips({ suggestions, busy, onPick }: SuggestionChipsProps) {
  return (
    <ul className="chips" aria-label="可以这样说 Examples">
      {suggestions.map((suggestion) => (
        <li key={suggestion.text}>
          <button type="button" className="chip" disabled={busy} onClick={() => onPick(suggestion.input)}>
            {suggestion.text}
            {suggestion.hint && <span className="chip-hint">{suggestion.hint}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
