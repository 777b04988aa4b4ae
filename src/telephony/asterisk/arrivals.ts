/** Things that were asked for and come by another way: a media socket, the end of a recording. Each is awaited once, and not for ever. */

export interface Arrivals<T> {
  /** Resolves with what arrives under this key, or with null when nothing does within `ms`. */
  expect(key: string, ms: number): Promise<T | null>;
  /** False when nobody waits for it. */
  arrived(key: string, what: T): boolean;
}

export function createArrivals<T>(): Arrivals<T> {
  const waiting = new Map<string, (what: T | null) => void>();
  return {
    expect: (key, ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle(null), ms).unref();
        const settle = (what: T | null) => {
          clearTimeout(timer);
          waiting.delete(key);
          resolve(what);
        };
        waiting.set(key, settle);
      }),
    arrived(key, what) {
      const settle = waiting.get(key);
      settle?.(what);
      return settle !== undefined;
    },
  };
}
