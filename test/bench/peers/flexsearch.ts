/** FlexSearch: an index without statistics, matched term by term. */
import { Charset, Encoder, Index, type IndexOptions } from 'flexsearch';
import { documentsOf, type PeerKind } from './peer.js';

/** The library tells no score, only an order. */
const NO_SCORE = 1;
const CHARACTERS = new Encoder(Charset.CJK);

export const flexsearchCharacters = kind('FlexSearch (its CJK)', () => ({
  encoder: CHARACTERS,
  context: true,
}));
export const flexsearchWords = kind('FlexSearch (our words)', (segment) => ({ encode: segment }));

/**
 * Got: one document an item, the short name first since what stands early counts more, and `suggest: true`, which its README names for
 * queries whose terms are not all in a document; without it a Chinese question finds nothing, since every word of it must be there.
 * Both with the encoder it has for Chinese (`Charset.CJK`, single characters; with a context index, so that neighbours count) and
 * with a custom `encode` (our segmenter). On training phrases held back, one document a phrase was 2 to 10 points worse, so were words in context.
 */
function kind(name: string, options: (segment: (text: string) => string[]) => IndexOptions): PeerKind {
  return {
    name,
    teach({ examples, segment }) {
      const index = new Index({ tokenize: 'strict', ...options(segment) });
      const documents = documentsOf(examples);
      documents.forEach(({ short, alias, name, phrase }, at) => {
        index.add(at, short + alias + name + phrase);
      });
      return (text) => {
        const found = index.search(text, { suggest: true }) as number[];
        return found.map((at) => ({ code: documents[at]?.code ?? '', score: NO_SCORE }));
      };
    },
  };
}
