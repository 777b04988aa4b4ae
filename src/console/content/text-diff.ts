/** Two texts compared: what stayed, went and came, in pieces long enough to read. */

export interface DiffPiece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Words of Latin script, variables and numbers stay whole; everything else is compared character by character. */
const TOKENS = /\{[^{}]*\}|[A-Za-z0-9]+|\s+|[\s\S]/gu;
/** Longer texts are shown as wholly changed: the table of a comparison grows with the product of the lengths. */
const MOST_TOKENS = 1500;

export function textDiff(before: string, after: string): DiffPiece[] {
  const old = before.match(TOKENS) ?? [];
  const now = after.match(TOKENS) ?? [];
  if (old.length > MOST_TOKENS || now.length > MOST_TOKENS) return joined([...whole('gone', before), ...whole('new', after)]);
  return joined(walk(old, now, lengths(old, now)));
}

function whole(kind: DiffPiece['kind'], text: string): DiffPiece[] {
  return text === '' ? [] : [{ kind, text }];
}

/** Length of the longest common sequence from each place on. */
function lengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const [row, below] = [table[i] as Uint16Array, table[i + 1] as Uint16Array];
    for (let j = now.length - 1; j >= 0; j--)
      row[j] = old[i] === now[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number);
  }
  return table;
}

function walk(old: readonly string[], now: readonly string[], table: readonly Uint16Array[]): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ kind: 'same', text: old[i++] ?? '' });
      j++;
    } else if (j >= now.length || (i < old.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)))
      pieces.push({ kind: 'gone', text: old[i++] ?? '' });
    else pieces.push({ kind: 'new', text: now[j++] ?? '' });
  }
  return pieces;
}

function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const out: DiffPiece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}
