/** The alphabet of Whisper: byte-level pairs as `tokenizer.json` lists them, both ways. */
import { readFileSync } from 'node:fs';

export interface BytePairs {
  /** Text without special tokens. */
  encode(text: string): number[];
  /** Special tokens are left out. */
  decode(tokens: readonly number[]): string;
  /** The number of a special token such as `<|zh|>`. Throws when there is none. */
  special(...names: string[]): number;
}

/** Reads `tokenizer.json` of the transformers layout. Throws with a plain reason when it is none. */
export function readBytePairs(file: string): BytePairs {
  const { model, added_tokens: added } = JSON.parse(readFileSync(file, 'utf8'));
  if (model?.type !== 'BPE' || model.merges === undefined) throw new Error(`${file} lists no byte pairs`);
  const vocabulary = new Map<string, number>(Object.entries(model.vocab as Record<string, number>));
  const specials = new Map((added as { id: number; content: string }[]).map(({ id, content }) => [content, id]));
  const letters = byteLetters();
  const pieces = new Map([...vocabulary].filter(([piece]) => !specials.has(piece)).map(([piece, id]) => [id, piece]));
  const ranks = new Map((model.merges as (string | string[])[]).map((merge, rank) => [String(merge).replace(',', ' '), rank]));
  const bytes = new Map(letters.map((letter, byte) => [letter, byte]));
  return {
    encode: (text) =>
      words(text).flatMap((word) =>
        merged(
          [...Buffer.from(word)].map((byte) => letters[byte] as string),
          ranks,
        ).map(idOf),
      ),
    decode(tokens) {
      const all = tokens.flatMap((token) => [...(pieces.get(token) ?? '')].map((letter) => bytes.get(letter) ?? 0x3f));
      return Buffer.from(all).toString('utf8').replaceAll('\ufffd', '');
    },
    special(...names) {
      const id = names.map((name) => specials.get(name)).find((one) => one !== undefined);
      if (id === undefined) throw new Error(`${file} knows no ${names.join(' or ')}: not a multilingual Whisper`);
      return id;
    },
  };

  function idOf(piece: string): number {
    return vocabulary.get(piece) ?? 0;
  }
}

/** As GPT-2 cuts text: words, numbers and signs, each with the space before it. */
function words(text: string): string[] {
  return text.match(/'(?:s|t|re|ve|m|ll|d)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu) ?? [];
}

function merged(pieces: string[], ranks: ReadonlyMap<string, number>): string[] {
  for (;;) {
    let [at, best] = [-1, Number.POSITIVE_INFINITY];
    for (let i = 0; i + 1 < pieces.length; i++) {
      const rank = ranks.get(`${pieces[i]} ${pieces[i + 1]}`) ?? Number.POSITIVE_INFINITY;
      if (rank < best) [at, best] = [i, rank];
    }
    if (at < 0) return pieces;
    pieces.splice(at, 2, `${pieces[at]}${pieces[at + 1]}`);
  }
}

/** Each byte as a letter that can be seen: GPT-2's table. */
function byteLetters(): string[] {
  const shown = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(shown(byte) ? byte : next++));
}
