/** One media socket of the switch: sound in frames of 20 ms from the caller, sound and marks back, for one listener after the other. */
import { FRAME_BYTES, FRAME_MS, SILENCE_BYTE, silence } from '../../../audio/frame.js';
import type { AudioClock, AudioWire } from '../../../audio/ports.js';
import type { Listener } from '../ports.js';
import { type MediaStart, parseMediaEvent } from './media-event.js';

/** What a WebSocket must do; `ws` does. */
export interface Socket {
  send(data: string | Buffer): void;
  close(code?: number, reason?: string): void;
  readonly bufferedAmount: number;
}

/** The sound of one channel, whoever listens to it at the moment. */
export interface SoundLink {
  /** A wire of its own for everybody who listens: late marks of an earlier one do not reach the next. `listen` begins its hearing. */
  openWire(): { wire: AudioWire; listen(listener: Listener): void; stop(): void };
  /** Resolves when the socket is gone. */
  readonly gone: Promise<void>;
  isGone(): boolean;
  close(): void;
}

export interface MediaSocket {
  text(message: string): void;
  sound(bytes: Buffer): void;
  closed(): void;
}

export interface MediaSocketParts {
  socket: Socket;
  clock: AudioClock;
  /** The channel is known and awaited; false refuses the socket. */
  admit(channel: string, link: SoundLink): boolean;
  /** Something the protocol does not allow; carries no sound and no number. */
  onFault(what: string): void;
}

const NORMAL = 1_000;
const POLICY = 1_008;
/** The end of a sentence that does not fill a frame is filled up with silence when nothing follows for so long. */
const TAIL_MS = 400;
/** Phones that suppress silence send nothing; the recogniser's clock must go on. */
const GAP_MS = 100;
/** More than any honest pending amount: the switch wants no more sound. */
const STOPPED_BYTES = 1 << 24;

export function createMediaSocket(parts: MediaSocketParts): MediaSocket {
  const { socket, clock, onFault } = parts;
  let started = false;
  let over = false;
  let stopped = false;
  let wires = 0;
  let current: { listener: Listener; prefix: string } | null = null;
  let frameMs = 0;
  let stopClock = () => {};
  let leave!: () => void;
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const out = createOut(socket, clock);

  const end = (code: number, why: string) => {
    if (over) return;
    finish();
    socket.close(code, why);
  };
  function finish(): void {
    over = true;
    stopClock();
    const listener = current?.listener;
    current = null;
    listener?.closed();
    leave();
  }

  function start({ channel_id, format, optimal_frame_size }: MediaStart): void {
    if (started) {
      onFault('a second MEDIA_START');
      return;
    }
    started = true;
    const fits = format === 'ulaw' && optimal_frame_size === FRAME_BYTES;
    if (fits && parts.admit(channel_id, link)) {
      frameMs = clock.now();
      stopClock = clock.every(GAP_MS, everySoOften);
      return;
    }
    onFault(fits ? 'a socket nobody asked for' : 'sound that is not µ-law of 8 kHz');
    end(POLICY, 'refused');
  }

  function everySoOften(): void {
    out.tick();
    const missing = Math.floor((clock.now() - frameMs) / FRAME_MS);
    if (missing * FRAME_MS < GAP_MS) return;
    frameMs += missing * FRAME_MS;
    for (let i = 0; i < missing; i++) current?.listener.audio(silence(FRAME_MS));
  }

  const link: SoundLink = {
    openWire() {
      const prefix = `${++wires}/`;
      const wire: AudioWire = {
        media: (ulaw) => over || out.media(ulaw),
        mark: (name) => over || out.command({ command: 'MARK_MEDIA', correlation_id: prefix + name }),
        clear: () => over || out.flush(),
        pendingBytes: () => (stopped ? STOPPED_BYTES : socket.bufferedAmount),
        // The socket outlives its listeners: it goes with the call.
        close: () => {},
      };
      return {
        wire,
        listen(listener) {
          if (over) return listener.closed();
          frameMs = clock.now();
          current = { listener, prefix };
        },
        stop() {
          if (current?.prefix === prefix) current = null;
        },
      };
    },
    gone,
    isGone: () => over,
    close: () => end(NORMAL, 'done'),
  };

  return {
    text(message) {
      if (over) return;
      const event = parseMediaEvent(message);
      if (event === undefined) {
        onFault('plain-text messages: set control_message_format=json in chan_websocket.conf');
        return end(POLICY, 'not JSON');
      }
      if (event?.event === 'MEDIA_START') start(event);
      else if (event?.event === 'MEDIA_XOFF' || event?.event === 'MEDIA_XON') stopped = event.event === 'MEDIA_XOFF';
      else if (event?.event === 'ERROR') onFault('the switch reports an error on a media socket');
      else if (event !== null && current !== null && event.correlation_id.startsWith(current.prefix))
        current.listener.mark(event.correlation_id.slice(current.prefix.length));
    },
    sound(bytes) {
      if (over || current === null) return;
      const { listener } = current;
      frameMs = clock.now();
      for (let at = 0; at + FRAME_BYTES <= bytes.length; at += FRAME_BYTES) listener.audio(bytes.subarray(at, at + FRAME_BYTES));
    },
    closed() {
      if (!over) finish();
    },
  };
}

/** Sends whole frames: the switch drops what does not fill one. */
function createOut(socket: Socket, clock: AudioClock) {
  let rest: Buffer = Buffer.alloc(0);
  let sentMs = 0;
  const command = (what: { command: string; correlation_id?: string }) => socket.send(JSON.stringify(what));
  return {
    command,
    media(ulaw: Buffer): void {
      const sound = rest.length === 0 ? ulaw : Buffer.concat([rest, ulaw]);
      const whole = sound.length - (sound.length % FRAME_BYTES);
      rest = sound.subarray(whole);
      sentMs = clock.now();
      if (whole > 0) socket.send(sound.subarray(0, whole));
    },
    flush(): void {
      rest = Buffer.alloc(0);
      command({ command: 'FLUSH_MEDIA' });
    },
    tick(): void {
      if (rest.length === 0 || clock.now() < sentMs + TAIL_MS) return;
      socket.send(Buffer.concat([rest, Buffer.alloc(FRAME_BYTES - rest.length, SILENCE_BYTE)]));
      rest = Buffer.alloc(0);
    },
  };
}
