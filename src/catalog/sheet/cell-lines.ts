/** Lists inside one cell: one entry a line, the parts of an entry parted by bars. Nothing an entry may contain is lost. */

const BAR = /((?:\\[\s\S]|[^\\|｜])*)[|｜]/y;

/** An entry a line; line breaks, bars and backslashes inside an entry are escaped. */
export function writeLines(entries: readonly string[]): string {
  return entries.map(escapeText).join('\n');
}

/** The entries of a cell; blank lines are dropped. */
export function readLines(text: string): string[] {
  return splitLines(text).map(unescapeText);
}

/** Parts of an entry with bars between them. */
export function writeParts(parts: readonly string[]): string {
  return parts.map(escapeText).join(' | ').trimEnd();
}

/** The parts of one line; the full-width bar of a Chinese keyboard counts too. */
export function readParts(line: string): string[] {
  const parts: string[] = [];
  BAR.lastIndex = 0;
  let end = 0;
  for (let match = BAR.exec(line); match !== null; match = BAR.exec(line)) {
    parts.push(match[1] ?? '');
    end = BAR.lastIndex;
  }
  return [...parts, line.slice(end)].map((part) => unescapeText(part.trim()));
}

/** Lines that hold something, still escaped. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function escapeText(text: string): string {
  return text
    .replace(/[\\|｜]/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n');
}

function unescapeText(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, after: string) => (after === 'n' ? '\n' : after === 'r' ? '\r' : after));
}
