/** How many calls are going on, beside the title; leads to the overview, where they are shown. */
import { Link } from 'react-router';
import { useWords } from '../shell/language.js';
import { useLive } from './use-live.js';
import { CALL_WORDS } from './words.js';

export function LiveNote() {
  const words = useWords(CALL_WORDS);
  const live = useLive();
  if (live === undefined || live.calls.length === 0) return null;
  return (
    <Link to="/overview" className="live-note">
      <span className="live-dot" aria-hidden="true" />
      {words.live(live.calls.length)}
    </Link>
  );
}
