/** One media stream: Twilio's messages on a WebSocket as the wire of an audio call, whatever comes in whatever order. */

import { FRAME_BYTES, FRAME_MS, silence } from '../../../audio/frame.js';
import type { AudioWire } from '../../../audio/ports.js';
import { type MediaStart, parseMediaMessage } from './media-message.js';

/** What a WebSocket must do; `ws` does. */
export interface Socket {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  readonly bufferedAmount: number;
}

/** The call on the stream. */
export interface StreamCall {
  audio(ulaw: Buffer): void;
  key(key: string): void;
  mark(name: string): void;
  closed(): void;
}

export interface MediaStream {
  /** A message from Twilio. */
  message(text: string): void;
  /** The socket is gone. */
  closed(): void;
}

export interface MediaStreamParts {
  socket: Socket;
  /** Opens the call; null when there is none to go on with. */
  open(start: { callId: string; parameters: Record<string, string> }, wire: AudioWire): StreamCall | null;
  /** Another account's stream is refused. */
  accountSid: string | undefined;
  /** Something the protocol does not allow; carries no sound and no number. */
  onFault(what: string): void;
}

/** Losses longer than this are not filled with silence: the line was on hold. */
const MOST_LOST_MS = 1_000;
const NORMAL = 1_000;
const POLICY = 1_008;

/** Handles one connection from its first message to its last. */
export function createMediaStream(parts: MediaStreamParts): MediaStream {
  let call: StreamCall | null = null;
  let started = false;
  let over = false;
  let rest: Buffer = Buffer.alloc(0);
  let expectedMs: number | null = null;

  const end = (code: number, why: string) => {
    if (over) return;
    over = true;
    parts.socket.close(code, why);
  };
  const refuse = (why: string) => {
    parts.onFault(why);
    end(POLICY, why);
  };
  const gone = () => {
    over = true;
    call?.closed();
    call = null;
  };

  function start(message: MediaStart): void {
    const fault = started ? 'a second start' : faultOf(message.start, parts.accountSid);
    if (fault !== null && started) parts.onFault(fault);
    else if (fault !== null) refuse(fault);
    else open(message);
  }

  function open({ start: { callSid, customParameters }, streamSid }: MediaStart): void {
    started = true;
    const wire = createWire(parts.socket, streamSid, () => end(NORMAL, 'done'));
    call = parts.open({ callId: callSid, parameters: customParameters }, wire);
    if (call === null) end(NORMAL, 'no such call');
  }

  /** Sound in frames of 20 ms, with silence where frames were lost on the way to Twilio. */
  function media(ulaw: Buffer, timestamp: number | undefined): void {
    const lost = timestamp === undefined || expectedMs === null ? 0 : timestamp - expectedMs;
    if (timestamp !== undefined) expectedMs = timestamp + ulaw.length / 8;
    if (lost >= FRAME_MS && lost <= MOST_LOST_MS) frames(silence(lost - (lost % FRAME_MS)));
    frames(ulaw);
  }

  function frames(ulaw: Buffer): void {
    const sound = rest.length === 0 ? ulaw : Buffer.concat([rest, ulaw]);
    let at = 0;
    for (; at + FRAME_BYTES <= sound.length; at += FRAME_BYTES) call?.audio(sound.subarray(at, at + FRAME_BYTES));
    rest = sound.subarray(at);
  }

  return {
    message(text) {
      if (over) return;
      const message = parseMediaMessage(text);
      if (message === null) return parts.onFault('a message that cannot be read');
      if (message.event === 'start') start(message);
      else if (message.event === 'stop') gone();
      else if (message.event === 'media' && message.media.track === 'inbound')
        media(Buffer.from(message.media.payload, 'base64'), message.media.timestamp);
      else if (message.event === 'dtmf') call?.key(message.dtmf.digit);
      else if (message.event === 'mark') call?.mark(message.mark.name);
    },
    closed: gone,
  };
}

/** What forbids a stream; null for one of ours. */
function faultOf({ accountSid, mediaFormat }: MediaStart['start'], ours: string | undefined): string | null {
  const { encoding, sampleRate, channels } = mediaFormat;
  if (encoding !== 'audio/x-mulaw' || sampleRate !== 8_000 || channels !== 1) return 'sound that is not µ-law of 8 kHz';
  return ours !== undefined && accountSid !== ours ? 'a stream of another account' : null;
}

function createWire(socket: Socket, streamSid: string, close: () => void): AudioWire {
  const send = (event: string, body: Record<string, unknown>) => socket.send(JSON.stringify({ event, streamSid, ...body }));
  return {
    media: (ulaw) => send('media', { media: { payload: ulaw.toString('base64') } }),
    mark: (name) => send('mark', { mark: { name } }),
    clear: () => send('clear', {}),
    pendingBytes: () => socket.bufferedAmount,
    close,
  };
}
