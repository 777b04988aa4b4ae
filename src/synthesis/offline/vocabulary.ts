/** The symbols Kokoro-82M v1.0 was trained on and the numbers it knows them by. */

/** Longest input, both ends not counted: there is one style vector for each length. */
export const MOST_TOKENS = 510;

/** Stretches of the symbol list, each after the number of its first symbol; gaps are symbols the model never met. */
const STRETCHES: readonly [first: number, symbols: string][] = [
  [1, ';:,.!?'],
  [9, '—…"()“” \u0303ʣʥʦʨᵝꭧAI'],
  [31, 'O'],
  [33, 'Q'],
  [35, 'ST'],
  [39, 'W'],
  [41, 'Yᵊabcdef'],
  [50, 'hijklmnopqrstuvwxyzɑɐɒæ'],
  [75, 'βɔɕç'],
  [80, 'ɖðʤə'],
  [85, 'ɚɛɜ'],
  [90, 'ɟ'],
  [92, 'ɡ'],
  [99, 'ɥ'],
  [101, 'ɨɪʝ'],
  [110, 'ɯɰŋɳɲɴø'],
  [118, 'ɸθœ'],
  [123, 'ɹ'],
  [125, 'ɾɻ'],
  [128, 'ʁɽʂʃʈʧ'],
  [135, 'ʊʋ'],
  [138, 'ʌɣɤ'],
  [142, 'χʎ'],
  [147, 'ʒʔ'],
  [156, 'ˈˌː'],
  [162, 'ʰ'],
  [164, 'ʲ'],
  [169, '↓'],
  [171, '→↗↘'],
  [177, 'ᵻ'],
];

/** Symbol → number. */
export const VOCABULARY: ReadonlyMap<string, number> = new Map(
  STRETCHES.flatMap(([first, symbols]) => Array.from(symbols, (symbol, i) => [symbol, first + i] as const)),
);

/** The numbers of a sentence's symbols; what the model does not know is left out. */
export function tokensOf(phonemes: string): number[] {
  return Array.from(phonemes, (symbol) => VOCABULARY.get(symbol)).filter((token) => token !== undefined);
}
