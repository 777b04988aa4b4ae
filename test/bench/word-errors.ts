/** How far a heard text is from what was said: characters, syllables without tones, and whether all of it is right. */
import { pinyin } from 'pinyin-pro';

const HAN_DIGITS: Record<string, string> = {
  零: '0',
  幺: '1',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

export interface WordErrors {
  /** Shares 0–1 of what was said, over all utterances; insertions count. */
  characters: number;
  syllables: number;
  /** Share of utterances without any error. */
  exact: number;
}

/** Over pairs of what was said and what was heard; signs and the way digits are written do not count. */
export function wordErrors(pairs: readonly { said: string; heard: string }[]): WordErrors {
  const sums = { characters: 0, charactersOf: 0, syllables: 0, syllablesOf: 0, exact: 0 };
  for (const { said, heard } of pairs) {
    const [saidCharacters, heardCharacters] = [characters(said), characters(heard)];
    const [saidSyllables, heardSyllables] = [syllables(said), syllables(heard)];
    sums.characters += distance(saidCharacters, heardCharacters);
    sums.charactersOf += saidCharacters.length;
    sums.syllables += distance(saidSyllables, heardSyllables);
    sums.syllablesOf += saidSyllables.length;
    if (distance(saidCharacters, heardCharacters) === 0) sums.exact++;
  }
  return {
    characters: sums.characters / sums.charactersOf,
    syllables: sums.syllables / sums.syllablesOf,
    exact: sums.exact / pairs.length,
  };
}

function characters(text: string): string[] {
  return [...text.toLowerCase().replace(/[\s\p{P}]/gu, '')].map((one) => HAN_DIGITS[one] ?? one);
}

function syllables(text: string): string[] {
  return pinyin(characters(text).join(''), { toneType: 'none', type: 'array' });
}

/** Insertions, deletions and replacements that make one list of the other. */
function distance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, one] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries())
      next.push(Math.min((row[j + 1] as number) + 1, (next[j] as number) + 1, (row[j] as number) + (one === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1) as number;
}
