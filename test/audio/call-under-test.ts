/** An audio call with everything around it under the test's control: caller, recogniser, dialogue, line and clock. */
import { AudioCall } from '../../src/audio/audio-call.js';
import type { AudioCallParts } from '../../src/audio/audio-call-parts.js';
import type { Leaving, LiveTurn, Recogniser, RecognitionListener, Verdict } from '../../src/audio/ports.js';
import type { CallEvent, Gather, Played, Reply, WayOn } from '../../src/domain/call.js';
import { type FakeClock, type FakeLine, type FakeVoice, fakeClock, fakeLine, fakeVoice, sentence } from './fake-line.js';
import { frames, noise, speechLike, ulaw } from './speech-like.js';

const QUIET = frames(ulaw(noise(200, -70)));
const VOICE = frames(ulaw(speechLike(1_000, 8_000)));

export interface CallUnderTest {
  clock: FakeClock;
  line: FakeLine;
  voice: FakeVoice;
  call: AudioCall;
  /** What the recogniser understands; null before the session is opened. */
  ear: RecognitionListener | null;
  /** What the recogniser was told, in order. */
  told: string[];
  /** Partial text that becomes final when the session is flushed. */
  pending: string;
  /** The session does not answer a flush. */
  stuck: boolean;
  /** Events the dialogue was given. */
  events: CallEvent[];
  played: { index: number; played: Played }[];
  left: Leaving[];
  seen: { silenced: number[]; firstAudio: number[]; resumed: number; fillers: number };
  /** Replies by turn; the last one is given again and again. */
  replies: Reply[];
  /** The dialogue takes this long to answer. */
  thinkMs: number;
  judge: (text: string) => Verdict;
  /** The caller speaks, or does not, from now on; no sound at all comes with null. */
  speaking: boolean | null;
  /** Says something in so many ms, as a recogniser hears it: partial in the middle, final when flushed. */
  say(text: string, ms: number): Promise<void>;
}

export const GATHER: Gather = { speech: true, expects: 'sentence', keys: 1, endOfSpeechMs: 2_000, timeoutMs: 6_000, hints: [] };

export function reply(index: number, text: string, change: Partial<Gather> | WayOn = {}): Reply {
  const wayOn: WayOn = 'do' in change ? change : { do: 'gather', gather: { ...GATHER, ...change } };
  return { index, language: 'zh-CN', slow: false, spoken: text === '' ? [] : [sentence(text)], wayOn };
}

/** Begins a call whose first reply is `ABCDEFGHIJ`, two seconds long, then `KLMNO`. */
export function callUnderTest(change: Partial<AudioCallParts> = {}, replies?: Reply[]): CallUnderTest {
  const clock = fakeClock();
  const line = fakeLine();
  const voice = fakeVoice();
  const test: CallUnderTest = {
    clock,
    line,
    voice,
    call: undefined as unknown as AudioCall,
    ear: null,
    told: [],
    pending: '',
    stuck: false,
    events: [],
    played: [],
    left: [],
    seen: { silenced: [], firstAudio: [], resumed: 0, fillers: 0 },
    replies: replies ?? [reply(0, 'ABCDEFGHIJ'), reply(1, 'KLMNO'), reply(2, 'PQRST')],
    thinkMs: 0,
    judge: () => 'open',
    speaking: false,
    async say(text, ms) {
      test.speaking = true;
      await clock.advance(ms / 2);
      test.pending = text;
      test.ear?.partial(text);
      await clock.advance(ms / 2);
      test.speaking = false;
    },
  };
  const live = (index: number): LiveTurn => ({
    reply: { ...(test.replies[Math.min(index, test.replies.length - 1)] as Reply), index },
    judge: (text) => test.judge(text),
  });
  const later = async () => {
    const due = clock.now() + test.thinkMs;
    await new Promise<void>((resolve) => {
      const stop = clock.every(20, () => {
        if (clock.now() < due) return;
        stop();
        resolve();
      });
      if (test.thinkMs === 0) resolve();
    });
  };
  test.call = new AudioCall({
    wire: line,
    clock,
    voice,
    recogniser: scriptedRecogniser(test),
    conversation: {
      current: async () => live(0),
      answer: async (event, index) => {
        test.events.push(event);
        await later();
        return live(index);
      },
      played: (index, played) => test.played.push({ index, played }),
    },
    sentences: { filler: both('WAIT'), keysOnly: both('KEYS') },
    whenDeaf: 'leave',
    observer: {
      firstAudio: (ms) => test.seen.firstAudio.push(ms),
      silenced: (ms) => test.seen.silenced.push(ms),
      resumed: () => test.seen.resumed++,
      filler: () => test.seen.fillers++,
      left: (why) => test.left.push(why),
    },
    onLeft: () => {},
    onTrouble: () => {},
    ...change,
  });
  line.onMark = (name) => test.call.mark(name);
  let step = 0;
  clock.onStep = () => {
    line.step();
    step++;
    const source = test.speaking ? VOICE : QUIET;
    if (test.speaking !== null) test.call.audio(source[step % source.length] as Buffer);
  };
  return test;
}

const both = (text: string) => ({ 'zh-CN': [sentence(text)], en: [sentence(text)] });

function scriptedRecogniser(test: CallUnderTest): Recogniser {
  return {
    name: 'scripted',
    open(listener) {
      test.ear = listener;
      return {
        audio: () => {},
        expect: ({ expects, phrases }) => test.told.push(`${expects} ${phrases.length}`),
        async flush() {
          if (test.stuck) await new Promise(() => {});
          if (test.pending !== '') listener.final(test.pending, 0.9);
          test.pending = '';
        },
        discard: () => {
          test.pending = '';
          test.told.push('discard');
        },
        close: () => test.told.push('close'),
      };
    },
  };
}
