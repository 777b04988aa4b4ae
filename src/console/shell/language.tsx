/**
 * The language of the console. Every page keeps its words in `<feature>/words.ts` as `{ zh, en }` pairs, Chinese first:
 *
 *   export const TICKET_WORDS = { title: { zh: '工单', en: 'Tickets' }, late: { zh: (days: number) => `超期 ${days} 天`, en: … } };
 *   const words = useWords(TICKET_WORDS);  // words.title, words.late(3)
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type ConsoleLanguage = 'zh' | 'en';

/** One thing in both languages. */
export interface Both<T = string> {
  zh: T;
  en: T;
}

interface LanguageChoice {
  language: ConsoleLanguage;
  setLanguage(language: ConsoleLanguage): void;
}

const KEY = 'hotline.console.language';
const Context = createContext<LanguageChoice>({ language: 'zh', setLanguage: () => {} });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<ConsoleLanguage>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
    localStorage.setItem(KEY, language);
  }, [language]);
  const choice = useMemo(() => ({ language, setLanguage }), [language]);
  return <Context.Provider value={choice}>{children}</Context.Provider>;
}

export function useLanguage(): LanguageChoice {
  return useContext(Context);
}

/** A page's words in the language chosen. */
export function useWords<W extends Record<string, Both<unknown>>>(words: W): { [K in keyof W]: W[K]['zh'] } {
  const { language } = useLanguage();
  return useMemo(
    () => Object.fromEntries(Object.entries(words).map(([key, both]) => [key, both[language]])) as { [K in keyof W]: W[K]['zh'] },
    [words, language],
  );
}

/** One pair in the language chosen: `pick(ROLE_NAMES[role])`. */
export function usePick(): <T>(both: Both<T>) => T {
  const { language } = useLanguage();
  return (both) => both[language];
}
