/** How `npm run teach` reads its words and writes its lines. */
import type { MissedGroup } from '../domain/missed.js';
import type { Understanding } from '../domain/understanding.js';
import type { Trial } from '../server/teaching.js';

const MOST_CHANGED = 20;

/** `item 0101 说法…` → a teaching as the interface takes it, not yet checked; without words of its own it teaches `text`. */
export function teachingOf([kind = '', id = '', ...said]: readonly string[], text: string): Record<string, string> {
  const words = said.length > 0 ? said.join(' ') : text;
  if (kind === 'alias') return { as: 'alias', code: id, text: words };
  const language = /\p{Script=Han}/u.test(words) ? 'zh-CN' : 'en';
  return { as: 'phrase', language, text: words, target: `${kind}:${id}` };
}

/** One group in one line. */
export function groupLine({ id, turns, callers, lastAt, text, status, target }: MissedGroup, now: Understanding): string {
  const mark = status === 'open' ? '' : `  [${status}${target === null ? '' : ` ${target}`}]`;
  const counts = `${turns} 次 ${callers} 人`;
  return `${String(id).padStart(5)}  ${counts.padEnd(12)} ${lastAt.toLocaleDateString('sv')}  ${text}${mark}\n       → ${understoodLine(now)}`;
}

/** What the line makes of something. */
export function understoodLine({ decision, intent, aspects, items }: Understanding): string {
  const named = items.slice(0, 3).map(({ code, name, score }) => `${code} ${name} ${score}`);
  return [decision, intent, aspects.join('+'), named.join('、')].filter((part) => part !== '').join('  ');
}

/** What a teaching would change. */
export function trialLines({ after, changed, errors }: Trial, replayed: number): string[] {
  if (errors.length > 0) return ['不能这样教 refused:', ...errors.map((error) => `  ${error}`)];
  const lines = changed
    .slice(0, MOST_CHANGED)
    .flatMap((one) => [
      `  ${one.times}×  ${one.text}`,
      `      ${understoodLine(one.before)}`,
      `    → ${understoodLine(one.after)}`,
    ]);
  return [
    `教后 after  ${understoodLine(after)}`,
    `重放 ${replayed} 句，变化 ${changed.length} 句 · ${changed.length} of ${replayed} logged questions change`,
    ...lines,
  ];
}
