/** Numbers features in the order they are met. */

export interface Vocabulary {
  /** The number of a feature, given to it now if it is new. */
  add(feature: string): number;
  /** The number of a known feature, or -1. */
  id(feature: string): number;
  readonly size: number;
}

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  return {
    add: (feature) => {
      const known = ids.get(feature);
      if (known !== undefined) return known;
      ids.set(feature, ids.size);
      return ids.size - 1;
    },
    id: (feature) => ids.get(feature) ?? -1,
    get size() {
      return ids.size;
    },
  };
}
