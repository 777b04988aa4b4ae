/** Something went wrong: what, and what to do. */
import type { Trouble } from './api.js';
import { TROUBLE_WORDS } from './labels.js';

const AGAIN: readonly Trouble[] = ['away', 'broken', 'busy'];

export function TroubleNotice({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const { zh, en } = TROUBLE_WORDS[trouble];
  return (
    <div className="trouble" role="alert">
      <p>
        {zh}
        <span className="en" lang="en">
          {en}
        </span>
      </p>
      {AGAIN.includes(trouble) && (
        <button type="button" className="button-small" onClick={onRetry}>
          重试 Retry
        </button>
      )}
      {trouble === 'signed_out' && (
        <a className="button-small" href="/login?next=/phone">
          登录 Sign in
        </a>
      )}
    </div>
  );
}
