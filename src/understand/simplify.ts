/** Traditional characters to the simplified ones the catalog is written in. */
import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 'twp', to: 'cn' });
const traditional = new Map<string, boolean>();

/** Converts a text when it holds a traditional character; most texts do not and cost one look-up a character. */
export function simplify(text: string): string {
  for (const character of text) if (isTraditional(character)) return convert(text);
  return text;
}

function isTraditional(character: string): boolean {
  if (character < '㐀') return false;
  const known = traditional.get(character);
  if (known !== undefined) return known;
  const answer = convert(character) !== character;
  traditional.set(character, answer);
  return answer;
}
