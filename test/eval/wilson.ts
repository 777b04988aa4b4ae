/** How sure a share is: the Wilson score interval (E. B. Wilson, JASA 1927), good for small numbers and shares near 0 or 1. */

/** The 95 % interval of `hits` in `n`, as shares 0–1; the whole range when n is 0. */
export function wilson(hits: number, n: number): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const z = 1.96;
  const share = hits / n;
  const centre = share + z ** 2 / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  const scale = 1 + z ** 2 / n;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
