/** Words the recogniser should expect, in the form `<Gather hints>` takes: 500 entries of 100 characters, separated by commas. */
import { cleanText } from './say-text.js';

const MAX_HINTS = 500;
const MAX_HINT_LENGTH = 100;

interface HintList {
  entries: readonly string[];
  text: string;
}

/** The dialog hands the same array for the same stage, so each is cleaned once. */
const known = new WeakMap<readonly string[], HintList>();

/** The hints as one attribute value; undefined when there are none. */
export function hintText(hints: readonly string[]): string | undefined {
  return hintList(hints).text || undefined;
}

/** The same with enough entries dropped from the end to save `bytes`; undefined when none is left. */
export function shorterHintText(hints: readonly string[], bytes: number): string | undefined {
  const { entries } = hintList(hints);
  let kept = entries.length;
  for (let saved = 0; saved < bytes && kept > 0; kept--) saved += Buffer.byteLength(entries[kept - 1] ?? '') + 1;
  return entries.slice(0, kept).join(',') || undefined;
}

function hintList(hints: readonly string[]): HintList {
  const cached = known.get(hints);
  if (cached) return cached;
  const entries = sanitise(hints);
  const list = { entries, text: entries.join(',') };
  known.set(hints, list);
  return list;
}

/** A comma would split an entry in two; an entry over the length would be cut to words nobody says. */
function sanitise(hints: readonly string[]): string[] {
  const clean = hints.map((hint) => cleanText(hint.replaceAll(',', ' ')));
  return [...new Set(clean)].filter((hint) => hint !== '' && hint.length <= MAX_HINT_LENGTH).slice(0, MAX_HINTS);
}
