/** Cues with alternatives and gaps, as written in data/language: (带|拿)(|点|些)什么, 要…报告吗. */

/** Characters a gap may hold, in one clause. */
const GAP = '[^，]{0,10}?';

/** All wordings of a cue: each (a|b) is one of its alternatives; an empty alternative leaves it out. */
export function wordings(cue: string): string[] {
  const group = /\(([^()]*)\)/.exec(cue);
  if (!group) return [cue];
  const [whole, alternatives = ''] = group;
  return alternatives
    .split('|')
    .flatMap((one) => wordings(cue.slice(0, group.index) + one + cue.slice(group.index + whole.length)));
}

/** Whether a wording has a gap and so cannot be looked up as it is. */
export function hasGap(wording: string): boolean {
  return wording.includes('…');
}

/** One expression for many wordings with gaps (already normalised piece by piece); matches the first that fits at a place. */
export function gapExpression(wordingsWithGap: readonly string[]): RegExp {
  const sources = wordingsWithGap.map((wording) => wording.split('…').map(escaped).join(GAP));
  return new RegExp([...sources].sort((a, b) => b.length - a.length).join('|'), 'g');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
