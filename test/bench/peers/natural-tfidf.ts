/** `natural` alone: its TF-IDF measure over one document an item. */
import { createRequire } from 'node:module';
import { documentsOf, type PeerKind } from './peer.js';

interface TfIdf {
  addDocument(tokens: string[], key: string): void;
  tfidfs(tokens: string[]): number[];
}
const { TfIdf } = createRequire(import.meta.url)('natural/lib/natural/tfidf/index.js') as { TfIdf: new () => TfIdf };

/** Got: token arrays by our segmenter (its own tokenizers drop Chinese), one document an item with all its names and phrases. */
export const naturalTfidf: PeerKind = {
  name: 'natural TF-IDF',
  teach({ examples, segment }) {
    const documents = documentsOf(examples);
    const index = new TfIdf();
    for (const { code, name, short, alias, phrase } of documents) index.addDocument(segment(name + short + alias + phrase), code);
    return (text) =>
      index
        .tfidfs(segment(text))
        .map((score, at) => ({ code: documents[at]?.code ?? '', score }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
  },
};
