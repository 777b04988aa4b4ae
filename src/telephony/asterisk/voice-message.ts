/** A message or complaint a caller leaves: a beep, the switch records, the file is fetched and kept here. */
import { randomUUID } from 'node:crypto';
import { encodeUlaw } from '../../audio/g711.js';
import { faded } from '../../audio/loudness.js';
import type { WayOn } from '../../domain/call.js';
import type { Call } from './switch-call.js';

/** Silence that ends a message. */
const SILENCE_MS = 5_000;
/** The switch tells within this after the longest message, or not at all. */
const LATE_MS = 5_000;
const BEEP_MS = 250;
/** The beep was heard by now, even when the switch does not say so. */
const BEEP_HEARD_MS = 600;

/** Takes the message and tells the dialogue. What was said until the caller hung up counts as well. */
export async function takeMessage(call: Call, { maxMs }: Extract<WayOn, { do: 'record' }>): Promise<void> {
  const { ari, recordings, dialogue } = call.parts;
  await beep(call);
  await call.bridge.only();
  const name = `sunshine-${randomUUID()}`;
  const finished = recordings.expect(name, maxMs + LATE_MS);
  if (!(await ari.record(call.id, { name, maxMs, silenceMs: SILENCE_MS }))) recordings.arrived(name, false);
  const gone = call.leg.ended.then(() => call.parts.wait(LATE_MS));
  const done = await Promise.race([finished, gone.then(() => true)]);
  const kept = done === true ? await fetchMessage(call, name) : null;
  await dialogue.tell(call.id, { kind: 'recorded', url: kept?.url ?? null, durationMs: kept?.durationMs ?? 0 });
}

/** It stays at the switch when it cannot be kept here: nothing a caller said is thrown away by mistake. */
async function fetchMessage({ parts: { ari, dialogue, onTrouble } }: Call, name: string) {
  try {
    const wav = await ari.recording(name);
    const kept = wav === null ? null : await dialogue.keep(wav);
    await ari.forgetRecording(name);
    return kept;
  } catch (error) {
    onTrouble(error);
    return null;
  }
}

/** Sent as sound of ours: the switch need not have sounds installed. */
async function beep(call: Call): Promise<void> {
  const { wire, listen, stop } = (await call.bridge.withSound(call.id)).openWire();
  const heard = new Promise<void>((resolve) => {
    listen({ audio: () => {}, key: () => {}, mark: () => resolve(), closed: resolve });
    wire.media(tone());
    wire.mark('beep');
  });
  await Promise.race([heard, call.parts.wait(BEEP_HEARD_MS)]);
  stop();
}

/** 1,000 Hz, its ends ramped. */
function tone(): Buffer {
  const samples = Int16Array.from({ length: BEEP_MS * 8 }, (_, i) => Math.round(6_000 * Math.sin((2 * Math.PI * i) / 8)));
  return encodeUlaw(faded(samples));
}
