/** A function that keeps its last result for as long as it is asked for the very same things. */

/** Arguments are compared by identity, lists entry by entry. */
export function remembered<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | undefined;
  return (...args) => {
    if (last === undefined || !args.every((arg, at) => isSame(arg, last?.args[at]))) last = { args, result: make(...args) };
    return last.result;
  };
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((entry, at) => entry === other[at]);
}
