/** The weights of the ranker, made by scripts/fit-ranker.ts; “none of the items” has utility 0. */
export const RANK_WEIGHTS = {
  one: -7.735,
  relevance: 0.551,
  relative: 1.539,
  coverSingle: 3.71,
  coverWritten: 0.689,
  coverSounded: 0.884,
  explainedSingle: 3.57,
  explainedWritten: 0.885,
  explainedSounded: 0.701,
  exact: 0.378,
  soundExact: 0.496,
  named: -0.361,
  soundNamed: -0.202,
  likeness: 0.68,
  agrees: 1.382,
  disagrees: -0.106,
};
