/** Reading a sentence aloud: with the line's own voice where it has one, otherwise with the browser's. */
import { useEffect, useState } from 'react';
import type { PromptFactsView } from '../../domain/console/prompts.js';

export interface Voice {
  speaking: boolean;
  /** False when the computer has no voice for one of the languages. */
  speak(parts: PromptFactsView['example'], soundOf: string | null): boolean;
  stop(): void;
}

export function useVoice(): Voice {
  const [speaking, setSpeaking] = useState(false);
  const [sound] = useState(() => new Audio());
  // Voices are read in when they are first asked for.
  useEffect(() => {
    window.speechSynthesis?.getVoices();
    return () => {
      window.speechSynthesis?.cancel();
      sound.pause();
    };
  }, [sound]);
  const stop = () => {
    window.speechSynthesis?.cancel();
    sound.pause();
    setSpeaking(false);
  };
  return {
    speaking,
    stop,
    speak(parts, soundOf) {
      stop();
      if (soundOf !== null) {
        sound.src = soundOf;
        sound.onended = sound.onerror = () => setSpeaking(false);
        setSpeaking(true);
        sound.play().catch(() => setSpeaking(false));
        return true;
      }
      const utterances = parts.flatMap(({ text, language }) => utteranceOf(text, language));
      if (utterances.length < parts.length || utterances.length === 0) return false;
      setSpeaking(true);
      const last = utterances.at(-1);
      if (last) last.onend = last.onerror = () => setSpeaking(false);
      for (const utterance of utterances) window.speechSynthesis.speak(utterance);
      return true;
    },
  };
}

function utteranceOf(text: string, language: string): SpeechSynthesisUtterance[] {
  const short = language.slice(0, 2);
  const voice = window.speechSynthesis?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(short));
  if (voice === undefined) return [];
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  return [utterance];
}
