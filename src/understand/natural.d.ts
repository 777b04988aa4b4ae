/** The one class of `natural` used here; its own type file pulls in the whole library. */
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  /** Naive Bayes over presence features; counts are kept per label and feature number. */
  interface Counts {
    classFeatures: Record<string, Record<number, number>>;
    classTotals: Record<string, number>;
    smoothing: number;
    addExample(observation: Record<number, number>, label: string): void;
  }
  class BayesClassifier {
    constructor(stemmer?: undefined, smoothing?: number);
    classifier: Counts;
  }
  export = BayesClassifier;
}
