/** Time as a dependency: only `main.ts` knows the real clock. */
export type Clock = () => Date;
