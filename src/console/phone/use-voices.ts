/** The voices this browser can speak with. */
import { useEffect, useState } from 'react';
import type { Language } from '../../domain/language.js';

const PREFIXES: Record<Language, RegExp> = { 'zh-CN': /^(zh|cmn)\b(?!.*(HK|yue))/i, en: /^en\b/i };

/** All voices, per language; browsers deliver them some time after the page has loaded. */
export function useVoices(): Record<Language, SpeechSynthesisVoice[]> {
  const [voices, setVoices] = useState(read);
  useEffect(() => {
    const synthesis = window.speechSynthesis;
    if (!synthesis) return;
    const update = () => setVoices(read());
    update();
    synthesis.addEventListener('voiceschanged', update);
    return () => synthesis.removeEventListener('voiceschanged', update);
  }, []);
  return voices;
}

function read(): Record<Language, SpeechSynthesisVoice[]> {
  const all = window.speechSynthesis?.getVoices() ?? [];
  const of = (language: Language) => all.filter(({ lang }) => PREFIXES[language].test(lang.replace('_', '-')));
  return { 'zh-CN': of('zh-CN'), en: of('en') };
}

/** The voice chosen by name, or the browser's first one for the language. */
export function pickVoice(voices: readonly SpeechSynthesisVoice[], name: string | undefined): SpeechSynthesisVoice | null {
  return voices.find((voice) => voice.name === name) ?? voices.find((voice) => voice.default) ?? voices[0] ?? null;
}
