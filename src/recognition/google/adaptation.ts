/** The words to expect, within what Google takes: so many phrases of 100 characters, 100,000 characters together, boosts above 0 and up to 20. */

const MOST_CHARACTERS = 100;
const MOST_CHARACTERS_TOGETHER = 100_000;
/** A few words to choose from are very likely; a whole catalog only a little likelier than other words. */
const FEW = 40;
const BOOST_FEW = 12;
const BOOST_MANY = 5;

export interface Adaptation {
  phrases: string[];
  boost: number;
}

/** The legal part of the phrases, most likely first; null when nothing is expected. */
export function adaptation(phrases: readonly string[], mostPhrases: number): Adaptation | null {
  const legal: string[] = [];
  let together = 0;
  for (const phrase of new Set(phrases.map(clean))) {
    if (phrase === '' || phrase.length > MOST_CHARACTERS) continue;
    if (legal.length === mostPhrases || together + phrase.length > MOST_CHARACTERS_TOGETHER) break;
    legal.push(phrase);
    together += phrase.length;
  }
  return legal.length === 0 ? null : { phrases: legal, boost: legal.length <= FEW ? BOOST_FEW : BOOST_MANY };
}

/** `$` and braces would be read as the name of a class. */
function clean(phrase: string): string {
  return phrase
    .replace(/[${}\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
