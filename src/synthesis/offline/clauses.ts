/** Where a text may be cut so that its beginning is heard while the rest is made: at sentences, and long ones at their commas. */
import { sentencesOf } from '../sentence-voice.js';

/** Characters a piece has at least; the first may be shorter, it is what the caller waits for. */
const SHORTEST = 10;
const SHORTEST_FIRST = 5;
/** No pause is cut at before this, so that short sentences keep their melody. */
const LONGEST = 22;
/** Latin letters are spoken faster than Han characters. */
const LATIN_SHARE = 0.35;

/** The pieces in order; joined they are the text. */
export function clausesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const sentence of sentencesOf(text)) {
    if (length(sentence) <= (pieces.length === 0 ? SHORTEST : LONGEST)) pieces.push(sentence);
    else pieces.push(...cut(sentence, pieces.length === 0));
  }
  return pieces;
}

function cut(sentence: string, first: boolean): string[] {
  const parts = sentence.split(/(?<=[，、；：]|[,;:](?=\s))/u);
  const pieces: string[] = [];
  let open = '';
  for (const [i, part] of parts.entries()) {
    open += part;
    const least = first && pieces.length === 0 ? SHORTEST_FIRST : SHORTEST;
    const rest = parts.slice(i + 1).join('');
    // A list is not cut between its short entries while it still fits.
    const fits = pieces.length > 0 && length(open + rest) <= LONGEST;
    if (rest === '' || (length(open) >= least && length(rest) >= SHORTEST_FIRST && !fits && !/、$/.test(open))) {
      pieces.push(open);
      open = '';
    } else if (length(open) >= LONGEST && length(rest) >= SHORTEST_FIRST) {
      pieces.push(open);
      open = '';
    }
  }
  return pieces;
}

/** About as many Han characters as take as long to say. */
function length(text: string): number {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  const marks = text.match(/[\s\p{P}]/gu)?.length ?? 0;
  return text.length - latin - marks + latin * LATIN_SHARE;
}
