/** The browser's own speech recognition, where there is one. */
import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../domain/language.js';

/** Why the microphone cannot be used, or why it stopped. */
export type MicrophoneProblem = 'missing' | 'insecure' | 'denied' | 'network' | 'nothing';

export interface Microphone {
  listening: boolean;
  /** What is heard so far. */
  heard: string;
  problem: MicrophoneProblem | null;
  start(language: Language): void;
  stop(): void;
}

interface RecognitionEvent {
  results: ArrayLike<ArrayLike<{ transcript: string; confidence: number }> & { isFinal: boolean }>;
}
/** The part of the Web Speech interface used here; browsers name it with a prefix and TypeScript does not know it. */
interface Recognition {
  lang: string;
  interimResults: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

const ERRORS: Record<string, MicrophoneProblem> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'audio-capture': 'missing',
  network: 'network',
  'no-speech': 'nothing',
};

function constructorOf(): (new () => Recognition) | undefined {
  const names = window as unknown as Record<string, new () => Recognition>;
  return names.SpeechRecognition ?? names.webkitSpeechRecognition;
}

function lasting(): MicrophoneProblem | null {
  if (!window.isSecureContext) return 'insecure';
  return constructorOf() === undefined ? 'missing' : null;
}

/** `onSpeech` gets each finished utterance; a confidence of 0 means that the browser gives none. */
export function useMicrophone(onSpeech: (text: string, confidence: number | undefined) => void): Microphone {
  const [state, setState] = useState<{ listening: boolean; heard: string; problem: MicrophoneProblem | null }>(() => {
    return { listening: false, heard: '', problem: lasting() };
  });
  const current = useRef<Recognition | null>(null);
  const deliver = useRef(onSpeech);
  deliver.current = onSpeech;
  const stop = () => {
    current.current?.abort();
    current.current = null;
    setState((before) => ({ ...before, listening: false, heard: '' }));
  };
  useEffect(() => () => current.current?.abort(), []);
  const start = (language: Language) => {
    const Constructor = constructorOf();
    if (Constructor === undefined || lasting() !== null) return;
    const recognition = new Constructor();
    recognition.lang = language === 'en' ? 'en-US' : 'zh-CN';
    recognition.interimResults = true;
    recognition.onresult = ({ results }) => {
      const [last] = Array.from(results).slice(-1);
      const best = last?.[0];
      if (best === undefined) return;
      if (last?.isFinal) deliver.current(best.transcript, best.confidence || undefined);
      else setState((before) => ({ ...before, heard: best.transcript }));
    };
    recognition.onerror = ({ error }) => setState((before) => ({ ...before, problem: ERRORS[error] ?? before.problem }));
    recognition.onend = () => {
      if (current.current === recognition) stop();
    };
    current.current = recognition;
    setState({ listening: true, heard: '', problem: null });
    recognition.start();
  };
  return { ...state, start, stop };
}
