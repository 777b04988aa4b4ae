/** A voice that speaks a long text sentence by sentence: the first is heard while the next is made. */
import type { Voice } from '../audio/ports.js';

/** A sentence shorter than this is joined to the next: one request for two words is slower than for both. */
const SHORTEST = 8;

/** Splits after 。！？； and their Latin forms; nothing is lost. */
export function sentencesOf(text: string): string[] {
  const parts = text.split(/(?<=[。！？；!?;]|\.(?=\s))/u).filter((part) => part.trim() !== '');
  const sentences: string[] = [];
  let short = '';
  for (const part of parts) {
    const sentence = short + part;
    short = sentence.length < SHORTEST ? sentence : '';
    if (short === '') sentences.push(sentence);
  }
  if (short !== '') sentences.push((sentences.pop() ?? '') + short);
  return sentences;
}

/** `cut` says where; the pieces joined are the text. */
export function createSentenceVoice(inner: Voice, cut: (text: string) => string[] = sentencesOf): Voice {
  return {
    async *speak(spoken, slow) {
      const [first = spoken.text, ...rest] = cut(spoken.text);
      let made = collect(inner.speak({ ...spoken, text: first }, slow));
      for (const text of [...rest, null]) {
        // The next one is begun before this one is handed on. A failure is thrown when its turn comes, not before.
        const next = text === null ? null : made.then(() => collect(inner.speak({ ...spoken, text }, slow)));
        next?.catch(() => {});
        yield* await made;
        if (next !== null) made = next;
      }
    },
  };
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
