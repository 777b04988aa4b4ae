/** Text made fit for `<Say>`: characters XML and the SDK refuse are dropped, sentences are joined and split within the carrier's limits. */
import type { Language } from '../../domain/language.js';
import type { Spoken } from '../../domain/prompt.js';

/** Carriers refuse more than 4,500 characters once URL-encoded (error 13521), which is 500 Han; kept below for the SSML around it. */
const MAX_ENCODED = 4400;
/** Amazon Polly takes 3,000 characters, the strictest of the voices. */
const MAX_CHARACTERS = 2900;
/** One UTF-16 unit never takes more than nine characters in a URL. */
const SURELY_SHORT = Math.floor(MAX_ENCODED / 9);

/** Everything but the characters of XML 1.0; under the u flag an unpaired surrogate is one of the rest. C1 controls go too. */
const ILLEGAL = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const WHITE_SPACE = /[\s\u00a0]+/g;
const NEEDS_CLEANING = /[^\u0021-\u007e\u3001-\u9fff\uff01-\uff5e]/;

/** Where a long text may be cut, best place first; the last resort is between any two characters. */
const CUTS: readonly RegExp[] = [/(?<=[。！？；!?;\n]|\.(?=\s))/u, /(?<=[，、,：:])/u, /(?<=\s)/u, /(?<=.)/su];

export interface SayRun {
  language: Language;
  text: string;
  /** Address of a recording of exactly this text, to be played in its place. */
  recording?: string;
}

/** The text without what XML forbids, white space folded to single spaces. */
export function cleanText(text: string): string {
  if (!NEEDS_CLEANING.test(text)) return text;
  return text.replace(ILLEGAL, '').replace(WHITE_SPACE, ' ').trim();
}

/**
 * The sentences as runs of one language, each short enough for one `<Say>`; nothing is lost and the order stays. A sentence that is
 * recorded is a run of its own.
 */
export function sayRuns(spoken: readonly Spoken[], recordingOf: (one: Spoken) => string | null = () => null): SayRun[] {
  const runs: SayRun[] = [];
  for (const one of spoken) {
    const { language } = one;
    const text = cleanText(one.text);
    const recording = recordingOf(one);
    const last = runs.at(-1);
    if (text === '') continue;
    if (recording !== null) runs.push({ language, text, recording });
    else if (last?.language === language && last.recording === undefined) last.text += (language === 'en' ? ' ' : '') + text;
    else runs.push({ language, text });
  }
  return runs.flatMap((run) =>
    run.recording === undefined ? splitText(run.text).map((text) => ({ language: run.language, text })) : [run],
  );
}

/** Cuts a text into pieces a carrier speaks, at sentence ends first, then at commas, then anywhere. */
export function splitText(text: string, level = 0): string[] {
  if (fits(text)) return text === '' ? [] : [text];
  const pieces: string[] = [];
  let current = '';
  for (const part of text.split(CUTS[level] ?? /(?:)/u)) {
    if (fits(current + part)) current += part;
    else {
      pieces.push(current);
      const parts = fits(part) ? [part] : splitText(part, level + 1);
      pieces.push(...parts.slice(0, -1));
      current = parts.at(-1) ?? '';
    }
  }
  return [...pieces, current].filter((piece) => piece.trim() !== '');
}

function fits(text: string): boolean {
  if (text.length <= SURELY_SHORT) return true;
  return text.length <= MAX_CHARACTERS && encodeURIComponent(text).length <= MAX_ENCODED;
}
