/** Builtins the pages use that browsers since Chromium 86 may lack; government desktops keep such cores for years. */

type Method = (this: unknown[], ...args: never[]) => unknown;

/** Methods of arrays, as the standard says; the newest came with Chromium 110. */
export const ARRAY_METHODS: Record<string, Method> = {
  at(this: unknown[], index: number) {
    return this[index < 0 ? this.length + index : index];
  },
  findLast(this: unknown[], wanted: (value: unknown, index: number, list: unknown[]) => boolean) {
    for (let index = this.length - 1; index >= 0; index--) if (wanted(this[index], index, this)) return this[index];
    return undefined;
  },
  toReversed(this: unknown[]) {
    return [...this].reverse();
  },
  toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
    return [...this].sort(compare);
  },
  toSpliced(this: unknown[], ...args: [number, number, ...unknown[]]) {
    const copy = [...this];
    copy.splice(...args);
    return copy;
  },
};

/** Gives arrays what they lack; to be called before anything else. */
export function lendBuiltins(prototype: object = Array.prototype): void {
  for (const [name, value] of Object.entries(ARRAY_METHODS))
    if (!(name in prototype)) Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}
