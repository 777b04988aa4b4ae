/** Speaks each round's answer as it arrives. */
import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../domain/language.js';
import type { CallState } from './call-state.js';
import type { Preferences } from './preferences.js';
import { createSpeaker } from './speaker.js';
import { pickVoice } from './use-voices.js';

export interface Talk {
  speaking: boolean;
  /** Barge-in: the line falls silent at once. */
  stop(): void;
}

export function useTalk(state: CallState, preferences: Preferences, voices: Record<Language, SpeechSynthesisVoice[]>): Talk {
  const [speaker] = useState(createSpeaker);
  const [speaking, setSpeaking] = useState(false);
  const settings = useRef({ preferences, voices });
  settings.current = { preferences, voices };
  const newest = state.rounds[state.rounds.length - 1];

  useEffect(() => {
    if (newest === undefined) return;
    const { preferences, voices } = settings.current;
    setSpeaking(true);
    speaker.speak({
      steps: newest.view.steps,
      aloud: !preferences.muted,
      realTime: preferences.realTime,
      voiceOf: (language) => pickVoice(voices[language], preferences.voices[language]),
      onEnd: () => setSpeaking(false),
    });
    return () => speaker.stop();
  }, [newest, speaker]);

  const stop = () => {
    speaker.stop();
    setSpeaking(false);
  };
  return { speaking, stop };
}
