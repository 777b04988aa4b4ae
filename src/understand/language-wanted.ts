/** Which language a caller asks for. */
import type { Language } from '../domain/language.js';

/** English or Chinese, or undefined when the caller only wants another one. */
export function languageWanted(text: string): Language | undefined {
  if (/听不懂中文|no chinese|don'?t speak chinese/i.test(text)) return 'en';
  if (/英语|英文|english/i.test(text)) return 'en';
  return /中文|普通话|国语|汉语|chinese|mandarin/i.test(text) ? 'zh-CN' : undefined;
}
