/** A logged turn as lines of text: what was heard, what was made of it, what was said. */
import type { Turn } from '../domain/call.js';

/** Several lines, without a line break at the end. */
export function formatTurn(turn: Turn): string {
  const { understood } = turn;
  const confidence = turn.confidence === null ? '' : ` (${turn.confidence.toFixed(2)})`;
  const lines = [`${String(turn.index).padStart(3)}  ${turn.event}${turn.heard === null ? '' : ` “${turn.heard}”${confidence}`}`];
  if (understood !== null) {
    const items = understood.items.slice(0, 3).map(({ code, name, score }) => `${code} ${name} ${score.toFixed(2)}`);
    lines.push(`     ${understood.decision} · ${[understood.intent, ...understood.aspects].join(' ')} · ${items.join(', ')}`);
    lines.push(...understood.why.map((reason) => `       ${reason}`));
  }
  lines.push(`     ${turn.stage} → ${turn.state.stage}, ${turn.ms} ms`);
  lines.push(...turn.spoken.map(({ text }) => `   ◂ ${text}`));
  return lines.join('\n');
}
