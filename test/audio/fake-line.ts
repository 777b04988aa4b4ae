/** A line, a clock and a voice under the test's control: sound is played at its pace when the clock is moved, marks come back when they are due. */
import type { AudioClock, AudioWire, Voice } from '../../src/audio/ports.js';
import type { Spoken } from '../../src/domain/prompt.js';

export interface FakeClock extends AudioClock {
  /** Moves on in steps of 20 ms, runs what is due and lets promises settle. */
  advance(ms: number): Promise<void>;
  /** Called at every step of 20 ms. */
  onStep: () => void;
}

/** Lets everything that is only waiting for promises happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 12; i++) await Promise.resolve();
}

export function fakeClock(): FakeClock {
  let now = 1_000_000;
  const timers = new Set<{ ms: number; next: number; run: () => void }>();
  return {
    now: () => now,
    onStep: () => {},
    every(ms, run) {
      const timer = { ms, next: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      while (now < end) {
        now += 20;
        this.onStep();
        for (const timer of timers)
          if (now >= timer.next) {
            timer.next += timer.ms;
            timer.run();
          }
        await settle();
      }
    },
  };
}

export interface FakeLine extends AudioWire {
  /** Everything the caller heard, in order. */
  heard: Buffer;
  /** Bytes queued at the far end. */
  queued(): number;
  clears: number;
  closed: boolean;
  pending: number;
  /** Plays 20 ms; marks that are due are returned. */
  step(): void;
  /** Marks are lost from now on. */
  losesMarks: boolean;
  onMark: (name: string) => void;
}

export function fakeLine(): FakeLine {
  const queue: ({ sound: Buffer } | { mark: string })[] = [];
  const returned = (names: readonly string[]) => {
    if (!line.losesMarks) for (const name of names) line.onMark(name);
  };
  const marks = () => {
    const due: string[] = [];
    for (let first = queue[0]; first !== undefined && 'mark' in first; first = queue[0]) {
      due.push(first.mark);
      queue.shift();
    }
    returned(due);
  };
  const line: FakeLine = {
    heard: Buffer.alloc(0),
    clears: 0,
    closed: false,
    pending: 0,
    losesMarks: false,
    onMark: () => {},
    queued: () => queue.reduce((sum, one) => sum + ('sound' in one ? one.sound.length : 0), 0),
    media: (ulaw) => void queue.push({ sound: ulaw }),
    mark: (name) => void queue.push({ mark: name }),
    clear() {
      line.clears++;
      const names = queue.splice(0).flatMap((one) => ('mark' in one ? [one.mark] : []));
      returned(names);
    },
    pendingBytes: () => line.pending,
    close() {
      line.closed = true;
    },
    step() {
      let room = 160;
      marks();
      for (let first = queue[0]; first !== undefined && room > 0; first = queue[0]) {
        if ('mark' in first) marks();
        else {
          const part = first.sound.subarray(0, room);
          line.heard = Buffer.concat([line.heard, part]);
          room -= part.length;
          if (part.length === first.sound.length) queue.shift();
          else first.sound = first.sound.subarray(part.length);
        }
      }
    },
  };
  return line;
}

/** One byte value a sentence, 200 ms a character, so that what was heard can be read back. */
export interface FakeVoice extends Voice {
  asked: string[];
  /** Every sentence takes this long to begin. */
  fails: boolean;
  /** Resolves before each sentence; a test may make it wait. */
  before: (text: string) => Promise<void>;
}

export function fakeVoice(): FakeVoice {
  const voice: FakeVoice = {
    asked: [],
    fails: false,
    before: async () => {},
    async *speak({ text }: Spoken) {
      voice.asked.push(text);
      await voice.before(text);
      if (voice.fails) throw new Error('no voice');
      for (const character of text) yield Buffer.alloc(1_600, character.charCodeAt(0) & 0x7f);
    },
  };
  return voice;
}

export const sentence = (text: string): Spoken => ({ prompt: 'ask.open', language: 'zh-CN', text });

/** The characters a sound was made of, each once for every 200 ms begun. */
export function charactersIn(heard: Buffer): string {
  let text = '';
  for (let at = 800; at < heard.length; at += 1_600) text += String.fromCharCode(heard[at] ?? 0);
  return text;
}
