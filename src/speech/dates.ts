/** Calendar dates as they are said. */
import type { Language } from '../domain/language.js';
import { numberWords } from './chinese-numbers.js';

const WEEKDAYS = '日一二三四五六';

/** `2026-11-28` → 十一月二十八号星期六 / Saturday, November 28. */
export function dateWords(date: string, language: Language): string {
  const at = new Date(`${date}T00:00:00Z`);
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(at);
  }
  return `${numberWords(at.getUTCMonth() + 1)}月${numberWords(at.getUTCDate())}号星期${WEEKDAYS[at.getUTCDay()]}`;
}
