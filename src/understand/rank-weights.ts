/** The weights of the ranker, made by scripts/fit-ranker.ts; “none of the items” has utility 0. */
export const RANK_WEIGHTS = {
  one: -7.396,
  relevance: 0.672,
  relative: 1.42,
  coverSingle: 3.873,
  coverWritten: 0.748,
  coverSounded: 1.17,
  explainedSingle: 3.503,
  explainedWritten: 0.696,
  explainedSounded: 0.525,
  exact: 0.479,
  soundExact: 0.501,
  named: -0.365,
  soundNamed: -0.301,
  likeness: 0.007,
  agrees: 1.404,
  disagrees: -0.256,
};
