/** The carrier's end of a media stream: plays a caller's sound into it at its real pace, hears what comes back, answers marks. */
import { FRAME_BYTES, FRAME_MS, SILENCE_BYTE } from '../../../audio/frame.js';

/** What a WebSocket client must do; `ws` and the browser's own do. */
export interface PhoneSocket {
  send(text: string): void;
  close(): void;
}

export interface MediaPhoneOptions {
  callSid: string;
  streamSid: string;
  accountSid: string;
  parameters: Record<string, string>;
  /** Milliseconds that only go forward. */
  now: () => number;
}

/** A stretch of sound the caller heard. */
export interface HeardFrame {
  atMs: number;
  sound: Buffer;
}

export interface MediaPhone {
  /** To be called every few ms: sends and plays the frames that are due. */
  tick(): void;
  /** A message from the line. */
  message(text: string): void;
  /** Speaks; resolves when the last sample is sent. */
  speak(ulaw: Buffer): Promise<void>;
  press(digit: string): void;
  hangUp(): void;
  /** Every frame played to the caller that held sound from the line. */
  readonly heard: readonly HeardFrame[];
  /** Times at which the line had the far end drop its sound. */
  readonly clears: readonly number[];
  /** For how long sound of one reply was missing between two pieces of it, in ms, each time. */
  readonly gaps: readonly number[];
  /** Frames sent so far. */
  sent(): number;
  /** Nothing is being played and nothing is queued. */
  isQuiet(): boolean;
}

/** A dry queue that fills again within this was a gap within a reply. */
const GAP_MS = 400;
/** A phone that was asleep for long does not send everything at once. */
const MOST_BEHIND = 50;

/** Begins the stream: `connected`, then `start`. */
export function createMediaPhone(socket: PhoneSocket, options: MediaPhoneOptions): MediaPhone {
  const { now, streamSid, callSid, accountSid } = options;
  const heard: HeardFrame[] = [];
  const clears: number[] = [];
  const gaps: number[] = [];
  const startedMs = now();
  let frames = 0;
  let sequence = 1;
  let speech: { rest: Buffer; done: () => void } | null = null;
  let queue: ({ sound: Buffer } | { mark: string })[] = [];
  let dryMs: number | null = null;

  const send = (event: string, body: Record<string, unknown>) =>
    socket.send(JSON.stringify({ event, sequenceNumber: String(sequence++), ...body, streamSid }));

  function sendFrame(): void {
    const payload = Buffer.alloc(FRAME_BYTES, SILENCE_BYTE);
    if (speech !== null) {
      speech.rest.copy(payload, 0, 0, FRAME_BYTES);
      speech.rest = speech.rest.subarray(FRAME_BYTES);
    }
    const timestamp = String(frames * FRAME_MS);
    send('media', { media: { track: 'inbound', chunk: String(frames + 1), timestamp, payload: payload.toString('base64') } });
    if (speech?.rest.length === 0) {
      const { done } = speech;
      speech = null;
      done();
    }
  }

  function playFrame(): void {
    const parts: Buffer[] = [];
    let room = FRAME_BYTES;
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      if ('mark' in first) {
        queue.shift();
        send('mark', { mark: { name: first.mark } });
      } else if (room === 0) break;
      else {
        const part = first.sound.subarray(0, room);
        parts.push(part);
        room -= part.length;
        if (part.length === first.sound.length) queue.shift();
        else first.sound = first.sound.subarray(part.length);
      }
    }
    if (parts.length > 0) heard.push({ atMs: now(), sound: Buffer.concat(parts) });
    else if (heard.length > 0) dryMs ??= now();
  }

  function media(payload: string): void {
    if (dryMs !== null && now() - dryMs < GAP_MS) gaps.push(now() - dryMs);
    dryMs = null;
    queue.push({ sound: Buffer.from(payload, 'base64') });
  }

  function clear(): void {
    clears.push(now());
    const marks = queue.flatMap((one) => ('mark' in one ? [one.mark] : []));
    queue = [];
    dryMs = null;
    for (const name of marks) send('mark', { mark: { name } });
  }

  socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
  send('start', {
    start: {
      accountSid,
      streamSid,
      callSid,
      tracks: ['inbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: options.parameters,
    },
  });

  return {
    heard,
    clears,
    gaps,
    sent: () => frames,
    isQuiet: () => queue.length === 0,
    tick() {
      const due = Math.floor((now() - startedMs) / FRAME_MS);
      if (due - frames > MOST_BEHIND) frames = due - MOST_BEHIND;
      for (; frames < due; frames++) {
        sendFrame();
        playFrame();
      }
    },
    message(text) {
      const { event, media: sound, mark } = JSON.parse(text);
      if (event === 'media') media(sound.payload);
      else if (event === 'mark') queue.push({ mark: mark.name });
      else if (event === 'clear') clear();
    },
    speak(ulaw) {
      return new Promise((resolve) => {
        speech = { rest: ulaw, done: resolve };
      });
    },
    press: (digit) => send('dtmf', { dtmf: { track: 'inbound_track', digit } }),
    hangUp() {
      send('stop', { stop: { accountSid, callSid } });
      socket.close();
    },
  };
}
