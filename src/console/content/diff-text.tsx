/** A text before and after, in one: what went is struck through, what came is marked. */
import { useWords } from '../shell/language.js';
import { textDiff } from './text-diff.js';
import { CONTENT_WORDS } from './words.js';

export function DiffText({ before, after }: { before: string; after: string }) {
  const words = useWords(CONTENT_WORDS);
  const pieces = textDiff(before, after);
  if (pieces.length === 0) return <span className="quiet">{words.nothing}</span>;
  return (
    <span className="diff-text">
      {pieces.map(({ kind, text }, index) => {
        const key = `${index}${kind}`;
        if (kind === 'gone') return <del key={key}>{text}</del>;
        return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}
