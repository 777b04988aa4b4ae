/** What this browser remembers between calls. */
import { useState } from 'react';
import type { Language } from '../../domain/language.js';

export interface Preferences {
  muted: boolean;
  /** Silence is reported by itself when the line's patience runs out. */
  realTime: boolean;
  /** Voice names; absent means the browser's own choice. */
  voices: Partial<Record<Language, string>>;
}

const KEY = 'hotline.phone';
const USUAL: Preferences = { muted: false, realTime: false, voices: {} };

/** The preferences and how to change some of them. A browser that keeps nothing still works. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useState(load);
  const change = (some: Partial<Preferences>) => {
    const next = { ...preferences, ...some };
    setPreferences(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // Private windows may refuse to keep anything.
    }
  };
  return [preferences, change];
}

function load(): Preferences {
  try {
    return { ...USUAL, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return USUAL;
  }
}
