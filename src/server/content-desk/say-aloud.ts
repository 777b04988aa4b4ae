/** A wording as callers would hear it, by the line's own voice: for listening before it is published. */
import { decodeUlaw } from '../../audio/g711.js';
import type { Voice } from '../../audio/ports.js';
import { writeWav } from '../../audio/wav.js';
import type { Language } from '../../domain/language.js';
import type { PromptId } from '../../domain/prompt.js';

const RATE = 8_000;

/** The sentences as one WAV file. Throws what the voice throws. */
export async function sayAloud(
  voice: Voice,
  prompt: PromptId,
  parts: readonly { text: string; language: Language }[],
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (const { text, language } of parts)
    for await (const piece of voice.speak({ prompt, language, text }, false)) pieces.push(piece);
  return writeWav({ sampleRate: RATE, pcm: decodeUlaw(Buffer.concat(pieces)) });
}
