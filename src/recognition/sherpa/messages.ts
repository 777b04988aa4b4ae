/** What goes to the process of a streaming model and back. Streams are named by numbers. */

export type ToEngine =
  | { do: 'open' | 'discard' | 'close'; stream: number }
  | { do: 'audio'; stream: number; samples: Float32Array }
  /** Everything heard so far is wanted, as `final` with the same number. */
  | { do: 'finish'; stream: number; flush: number };

export type FromEngine =
  /** `msASecond` is the time a second of sound takes. */
  | { is: 'ready'; msASecond: number }
  | { is: 'partial'; stream: number; text: string }
  | { is: 'final'; stream: number; text: string; flush: number }
  | { is: 'failed'; message: string };
