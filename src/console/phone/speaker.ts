/** Speaks what the line says with the browser's voices, one sentence after the other, and stops at once when told to. */
import type { Language } from '../../domain/language.js';
import type { PhoneStep } from '../../domain/phone.js';
import { languageOf } from './call-state.js';

export interface Speech {
  steps: readonly PhoneStep[];
  /** False keeps quiet; `realTime` then still takes as long as speaking would. */
  aloud: boolean;
  realTime: boolean;
  voiceOf: (language: Language) => SpeechSynthesisVoice | null;
  onEnd: () => void;
}

export interface Speaker {
  speak(speech: Speech): void;
  /** Stops speaking; `onEnd` is not called any more. */
  stop(): void;
}

/** Published pace of announcements: about 4.2 Han a second. */
const HAN_MS = 240;
const LATIN_MS = 70;
const SLOW_RATE = 0.8;
/** Browsers now and then forget to report the end of an utterance. */
const GRACE_MS = 4000;
/** Long utterances are cut off by some browsers. */
const SENTENCES = /[^。！？；.!?;]+[。！？；.!?;]*\s*/g;

export function createSpeaker(): Speaker {
  let turn = 0;
  const sound = new Audio();
  const stop = () => {
    turn++;
    sound.pause();
    window.speechSynthesis?.cancel();
  };
  return {
    stop,
    speak(speech) {
      stop();
      const mine = turn;
      void run(speech, sound, () => turn === mine).then(() => {
        if (turn === mine) speech.onEnd();
      });
    },
  };
}

async function run(speech: Speech, sound: HTMLAudioElement, goesOn: () => boolean): Promise<void> {
  for (const step of speech.steps) {
    if (!goesOn()) return;
    if (step.kind === 'pause' && (speech.aloud || speech.realTime)) await wait(step.ms);
    if (step.kind === 'say') await say(step, speech, goesOn);
    if (step.kind === 'play' && speech.aloud) await play(sound, step.url);
  }
}

/** Recordings of staff are on this very server, whatever address the carrier is given. */
function play(sound: HTMLAudioElement, url: string): Promise<void> {
  sound.src = new URL(url, window.location.href).pathname;
  return new Promise((resolve) => {
    sound.onended = sound.onpause = sound.onerror = () => resolve();
    sound.play().catch(() => resolve());
  });
}

async function say(step: Extract<PhoneStep, { kind: 'say' }>, speech: Speech, goesOn: () => boolean): Promise<void> {
  const voice = speech.voiceOf(languageOf(step.language));
  for (const [sentence] of step.text.matchAll(SENTENCES)) {
    if (!goesOn()) return;
    const rate = step.slow ? SLOW_RATE : 1;
    if (speech.aloud && voice !== null) await utter(sentence, voice, rate);
    else if (speech.realTime) await wait(durationMs(sentence) / rate);
  }
}

function utter(text: string, voice: SpeechSynthesisVoice, rate: number): Promise<void> {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = rate;
  const ended = new Promise<void>((resolve) => {
    utterance.onend = () => resolve();
    utterance.onerror = () => resolve();
  });
  window.speechSynthesis.speak(utterance);
  return Promise.race([ended, wait(durationMs(text) / rate + GRACE_MS)]);
}

/** How long a sentence takes at a usual pace. */
function durationMs(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * HAN_MS + (text.length - han) * LATIN_MS;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
