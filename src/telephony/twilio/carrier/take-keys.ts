/** Which of the pressed keys a gather takes, as a carrier counts them; the rest is type-ahead for the next gather. */

export interface KeyRule {
  numDigits: number | null;
  finishOnKey: string;
}

export interface TakenKeys {
  digits: string;
  /** The key that ended it, or ''. */
  finishedOn: string;
  rest: string;
}

/** Takes keys until the finish key or the last digit awaited; otherwise all, as after the pause that ends an entry. */
export function takeKeys(pressed: string, rule: KeyRule): TakenKeys {
  const most = rule.numDigits ?? pressed.length;
  const finish = [...pressed].findIndex((key) => rule.finishOnKey.includes(key));
  if (finish >= 0 && finish < most) {
    return { digits: pressed.slice(0, finish), finishedOn: pressed.charAt(finish), rest: pressed.slice(finish + 1) };
  }
  return { digits: pressed.slice(0, most), finishedOn: '', rest: pressed.slice(most) };
}
