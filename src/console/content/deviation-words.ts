/** What a scripted call did otherwise, in the language of the console: the runner speaks English. */
import type { ConsoleLanguage } from '../shell/language.js';

const NAMES: Record<string, string> = {
  said: '说的话术',
  intent: '意图',
  decision: '决定',
  aspects: '查询方面',
  items: '事项',
  stage: '谈到哪一步',
  item: '手上的事项',
  waits: '接下来等什么',
  ends: '通话结果',
};

type Rule = [pattern: RegExp, words: (...parts: string[]) => string];

const RULES: readonly Rule[] = [
  [/^“(.*)” was not said, but: (.*)$/s, (wanted = '', heard = '') => `没有说“${wanted}”，说的是：${heard}`],
  [/^“(.*)” was said: (.*)$/s, (unwanted = '', heard = '') => `不该说“${unwanted}”，却说了：${heard}`],
  [
    /^value (\w+): expected (.*), found (.*)$/s,
    (name = '', wanted = '', found = '') => `变量 ${name} 应当是 ${wanted}，实际是 ${found}`,
  ],
  [
    /^(\w+): expected (.*), found (.*)$/s,
    (name = '', wanted = '', found = '') => `${NAMES[name] ?? name}应当是 ${wanted}，实际是 ${found}`,
  ],
];

export function deviationWords(deviation: string, language: ConsoleLanguage): string {
  if (language === 'en') return deviation;
  for (const [pattern, words] of RULES) {
    const match = pattern.exec(deviation);
    if (match !== null) return words(...match.slice(1));
  }
  return deviation;
}
