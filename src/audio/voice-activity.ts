/** Is somebody speaking? The level of each frame against the noise of the line, which is the quietest of the last seconds. */
import { ulawLevel } from './g711.js';

/** A frame must stand this far out of the noise to count as voice, in dB; less once somebody speaks. */
const ABOVE_NOISE_DB = 11;
const STILL_ABOVE_DB = 7;
/** Quieter than this is no voice, however quiet the line. */
export const QUIETEST_DB = -46;
/** Our own voice comes back from the far end some 20 dB down: while we speak a caller must be louder. */
const WHILE_PLAYING_DB = 6;
/** The noise is the quietest frame of so many windows of so many frames: three seconds, in which nobody speaks without a gap. */
const WINDOWS = 6;
const WINDOW_FRAMES = 25;
/** Assumed until the first window is full. */
const FIRST_NOISE_DB = -55;
/** Somebody begins to speak when so many of the last frames are voiced: clicks and key presses are shorter. */
const FRAMES_LOOKED_AT = 6;
const VOICED_TO_BEGIN = 5;
/** Speech ends after this many frames without voice: the gaps between syllables are shorter. */
const FRAMES_TO_END = 12;

export interface Heard {
  /** This frame has voice in it. */
  voiced: boolean;
  /** Somebody is speaking, gaps between syllables included. */
  speaking: boolean;
}

export interface VoiceActivity {
  /** Takes the next frame of 20 ms; `playing` while the line itself speaks. */
  frame(ulaw: Uint8Array, playing: boolean): Heard;
}

/** A detector for one call. */
export function createVoiceActivity(): VoiceActivity {
  const noise = createNoiseFloor();
  const stretch = createSpeechStretch();
  return {
    frame(ulaw, playing) {
      const level = ulawLevel(ulaw);
      const above = stretch.speaking() ? STILL_ABOVE_DB : ABOVE_NOISE_DB + (playing ? WHILE_PLAYING_DB : 0);
      const voiced = level > Math.max(noise.floor(level) + above, QUIETEST_DB);
      return { voiced, speaking: stretch.frame(voiced) };
    },
  };
}

export interface SpeechStretch {
  /** Takes whether the next frame is voiced; true while somebody speaks. */
  frame(voiced: boolean): boolean;
  speaking(): boolean;
}

/** Voiced frames as stretches of speech: neither a click begins one, nor does the gap between syllables end one. */
export function createSpeechStretch(): SpeechStretch {
  let recent = 0;
  let quietFrames = 0;
  let speaking = false;
  return {
    frame(voiced) {
      recent = ((recent << 1) | (voiced ? 1 : 0)) & ((1 << FRAMES_LOOKED_AT) - 1);
      quietFrames = voiced ? 0 : quietFrames + 1;
      speaking = speaking ? quietFrames < FRAMES_TO_END : bits(recent) >= VOICED_TO_BEGIN;
      return speaking;
    },
    speaking: () => speaking,
  };
}

function createNoiseFloor(): { floor(level: number): number } {
  const windows: number[] = [];
  let current = Number.POSITIVE_INFINITY;
  let frames = 0;
  let floor = FIRST_NOISE_DB;
  return {
    floor(level) {
      current = Math.min(current, level);
      floor = Math.min(floor, level);
      if (++frames === WINDOW_FRAMES) {
        windows.push(current);
        if (windows.length > WINDOWS) windows.shift();
        floor = Math.min(...windows);
        current = Number.POSITIVE_INFINITY;
        frames = 0;
      }
      return floor;
    },
  };
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
