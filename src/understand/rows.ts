/** Many short lists of numbers in one typed array: what would be a million small arrays takes four bytes a number. */

export interface Rows {
  /** Row `at` stands in `values` from `starts[at]` to `starts[at + 1]`. */
  starts: Int32Array;
  values: Int32Array;
}

export interface RowsBuilder {
  /** Appends a row. */
  push(row: Iterable<number>): void;
  build(): Rows;
}

/** Collects rows. */
export function createRows(): RowsBuilder {
  let values = new Int32Array(1024);
  let used = 0;
  const starts = [0];
  return {
    push: (row) => {
      for (const value of row) {
        if (used === values.length) {
          const larger = new Int32Array(used * 2);
          larger.set(values);
          values = larger;
        }
        values[used] = value;
        used += 1;
      }
      starts.push(used);
    },
    build: () => ({ starts: Int32Array.from(starts), values: values.slice(0, used) }),
  };
}
