/** Words of the full-text index. Chinese has no spaces, so Han runs are cut into overlapping pairs; everything else goes by words. */

const RUN = /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;
const HAN = /\p{Script=Han}/u;

/** The distinct words of a text, separated by spaces, as they are put into the index: 补身份证 → 补身 身份 份证. */
export function indexWords(text: string): string {
  return [...new Set(runsOf(text).flatMap((run) => (HAN.test(run) ? pairs(run) : [run])))].join(' ');
}

/**
 * A match expression for texts that hold every word of `query`, words being separated by spaces, in any of the columns; null when there
 * is none. A Chinese word is found by all its pairs; a single character and a Latin word by what begins with it.
 */
export function textMatch(query: string, columns: readonly string[]): string | null {
  const words = query.split(/\s+/).flatMap(wordMatches);
  return words.length === 0 ? null : `{${columns.join(' ')}} : (${[...new Set(words)].join(' AND ')})`;
}

function wordMatches(word: string): string[] {
  return runsOf(word).flatMap((run) => (isLongHan(run) ? pairs(run).map(quoted) : [`${quoted(run)}*`]));
}

function isLongHan(run: string): boolean {
  return HAN.test(run) && [...run].length > 1;
}

/** Runs hold letters and digits only, so there is nothing in them to escape. */
function quoted(word: string): string {
  return `"${word}"`;
}

function runsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(RUN) ?? [];
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
