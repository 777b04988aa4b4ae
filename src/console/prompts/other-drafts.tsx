/** Tells an editor that somebody else has a draft of the same prompt, and shows it beside the own one. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { DraftView } from '../../domain/console/content-drafts.js';
import { DiffText } from '../content/diff-text.js';
import { CONTENT_WORDS } from '../content/words.js';
import { useWords } from '../shell/language.js';

export function OtherDrafts({ others, text }: { others: readonly DraftView[]; text: string }) {
  const words = useWords(CONTENT_WORDS);
  const [shown, setShown] = useState(false);
  if (others.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={words.others(others.map(({ by }) => by).join('、'))}
      description={
        <>
          <p>{words.othersHint}</p>
          {shown &&
            others.map(({ by, value }) => (
              <p key={by}>
                <strong>{by} · </strong>
                <DiffText before={text} after={String(value ?? '')} />
              </p>
            ))}
        </>
      }
      action={
        <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {words.showTheirs}
        </Button>
      }
    />
  );
}
