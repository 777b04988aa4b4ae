/** Sounds of a telephone: key tones (ITU-T Q.23) and the beep before a recording. */

const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const KEYS = '123456789*0#';
const KEY_MS = 120;
const BEEP_HZ = 1000;
const BEEP_MS = 400;
const VOLUME = 0.08;

let context: AudioContext | undefined;

export function playKey(key: string): void {
  const index = KEYS.indexOf(key);
  if (index >= 0) play([ROWS[Math.floor(index / 3)] ?? 0, COLUMNS[index % 3] ?? 0], KEY_MS);
}

export function playBeep(): void {
  play([BEEP_HZ], BEEP_MS);
}

/** Sounds are an extra: a browser that cannot or may not make them stays silent. */
function play(frequencies: readonly number[], ms: number): void {
  try {
    context ??= new AudioContext();
    const volume = context.createGain();
    volume.gain.value = VOLUME;
    volume.connect(context.destination);
    for (const hz of frequencies) oscillate(context, hz, ms).connect(volume);
  } catch {
    // No sound device.
  }
}

function oscillate(audio: AudioContext, hz: number, ms: number): OscillatorNode {
  const oscillator = audio.createOscillator();
  oscillator.frequency.value = hz;
  oscillator.start();
  oscillator.stop(audio.currentTime + ms / 1000);
  return oscillator;
}
