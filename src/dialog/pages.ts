/** Lists are read a page at a time: at most three entries, fewer when they are long. */

const ENTRIES = 3;
/** About twelve seconds of speech. */
const CHARACTERS = 54;
/** A last entry as short as this is read at once: to ask whether to go on would take as long. */
const SHORT_LAST = 18;

/** The entries to read from `start`, and where to go on, or undefined when that was all. */
export function pageFrom(texts: readonly string[], start: number): { list: string[]; next?: number } {
  const list: string[] = [];
  let length = 0;
  for (const text of texts.slice(start, start + ENTRIES)) {
    length += text.length;
    const shortLast = start + list.length === texts.length - 1 && text.length <= SHORT_LAST;
    if (list.length > 0 && length > CHARACTERS && !shortLast) break;
    list.push(text);
  }
  const next = start + list.length;
  return next < texts.length ? { list, next } : { list };
}

export function firstPage(texts: readonly string[]): { list: string[]; next?: number } {
  return pageFrom(texts, 0);
}
