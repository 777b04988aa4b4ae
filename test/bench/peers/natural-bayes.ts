/** `natural` alone: its naive Bayes classifier, one class an item. */
import { createRequire } from 'node:module';
import type { PeerKind } from './peer.js';

interface BayesClassifier {
  addDocument(tokens: string[], label: string): void;
  train(): void;
  getClassifications(tokens: string[]): { label: string; value: number }[];
}
const BayesClassifier = createRequire(import.meta.url)(
  'natural/lib/natural/classifiers/bayes_classifier.js',
) as new () => BayesClassifier;

/**
 * Got: token arrays by our segmenter (its own tokenizers drop Chinese), each name and phrase a document of its item, smoothing left as it is
 * (less of it changed nothing on training phrases held back).
 * Its values are no probabilities; shares of their sum are, as far as naive Bayes goes.
 */
export const naturalBayes: PeerKind = {
  name: 'natural Bayes',
  teach({ examples, segment }) {
    const classifier = new BayesClassifier();
    for (const { code, text } of examples) classifier.addDocument(segment(text), code);
    classifier.train();
    return (text) => {
      const values = classifier.getClassifications(segment(text));
      const sum = values.reduce((total, { value }) => total + value, 0);
      return values.map(({ label, value }) => ({ code: label, score: sum === 0 ? 0 : value / sum }));
    };
  },
};
