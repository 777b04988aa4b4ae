/** When the detector says that somebody speaks: on quiet and noisy lines, with clicks, echo and real recordings. */
import { describe, expect, test } from 'vitest';
import { createVoiceActivity } from '../../src/audio/voice-activity.js';
import { frames, joined, mixed, noise, recordedSpeech, speechLike, tone, ulaw } from './speech-like.js';

/** Frame by frame: is somebody speaking? */
function heard(sound: Int16Array, playing = false): boolean[] {
  const detector = createVoiceActivity();
  return frames(ulaw(sound)).map((frame) => detector.frame(frame, playing).speaking);
}

const quiet = (ms: number) => noise(ms, -65);

describe.each([-70, -55, -42])('on a line with noise of %i dB', (db) => {
  const sound = mixed(joined(quiet(4_000), speechLike(2_000, 5_000), quiet(2_000)), noise(8_000, db, 7));
  const speaking = heard(sound);

  test('nobody speaks before somebody does', () => {
    expect(speaking.slice(50, 200).some(Boolean)).toBe(false);
  });

  test('the beginning is noticed within 160 ms', () => {
    const first = speaking.indexOf(true, 200);
    expect((first - 200) * 20).toBeLessThanOrEqual(160);
  });

  test('it lasts without a break and ends within 400 ms', () => {
    const first = speaking.indexOf(true, 200);
    expect(speaking.slice(first, 295).every(Boolean)).toBe(true);
    expect(speaking.slice(320).some(Boolean)).toBe(false);
  });
});

test('a click and a knock of 60 ms are nobody', () => {
  const sound = joined(
    quiet(1_500),
    tone(800, 20, { amplitude: 20_000 }),
    quiet(500),
    tone(200, 60, { amplitude: 20_000 }),
    quiet(500),
  );
  expect(heard(sound).some(Boolean)).toBe(false);
});

test('digital silence is nobody', () => {
  expect(heard(new Int16Array(16_000)).some(Boolean)).toBe(false);
});

test('while the line plays its own echo does not count, a caller does', () => {
  const echo = joined(quiet(2_000), speechLike(1_500, 60));
  expect(heard(echo, true).some(Boolean)).toBe(false);
  const caller = joined(quiet(2_000), speechLike(1_500, 3_000));
  expect(heard(caller, true).some(Boolean)).toBe(true);
});

const recordings = recordedSpeech(24);
describe.skipIf(recordings.length === 0)('with recordings (SPEECH_SAMPLES)', () => {
  test.each([-70, -45])('every one is one or few stretches, noticed and ended, with noise of %i dB', (db) => {
    for (const { name, pcm } of recordings) {
      const lead = 1_500;
      const all = joined(quiet(lead), pcm, quiet(2_000));
      const speaking = heard(mixed(all, noise(all.length / 8, db, 3)));
      const share = speaking.filter(Boolean).length / (pcm.length / 160);
      expect(share, name).toBeGreaterThan(0.5);
      expect(speaking.slice(20, lead / 20).some(Boolean), name).toBe(false);
      expect(speaking.at(-1), name).toBe(false);
    }
  });
});
