/** Understanding of Chinese: what was read, judged in a fixed order of urgency. */
import { type ChineseParts, createChineseParts } from './chinese-parts.js';
import { intent } from './judge-intent.js';
import { item } from './judge-item.js';
import { bareAspect, bareDay, denial, digits, emergency, option } from './judge-special.js';
import type { LanguageData } from './parse-language.js';
import { type Reading, read } from './reading.js';
import type { Understand, UnderstandResources } from './understand.js';
import type { Judge, Verdict } from './verdict.js';

/** The first judge with a verdict stands; the order is the order of urgency. */
const JUDGES: readonly Judge[] = [emergency, digits, option, denial, bareDay, bareAspect, intent, item];

/** Builds the understanding of Chinese. */
export function createChinese(resources: UnderstandResources, data: LanguageData): Understand {
  const parts = createChineseParts(resources, data);
  return (raw, context) => {
    const reading = read(parts, raw, context);
    const verdict = firstVerdict(parts, reading);
    const { intent, confidence, items = [], slots = {}, why } = verdict;
    return {
      text: reading.text,
      decision: verdict.decision ?? (intent === 'none' ? 'reject' : 'other'),
      intent,
      confidence,
      aspects: reading.aspects,
      items,
      slots: { ...reading.slots, ...slots },
      why: [
        ...reading.why,
        ...(reading.cues.length > 0 ? [`查询方面：${reading.cues.map(({ phrase }) => phrase).join('、')}`] : []),
        why,
      ],
    };
  };
}

const NOTHING: Verdict = { intent: 'none', confidence: 1, why: '没有听出内容' };

function firstVerdict(parts: ChineseParts, reading: Reading): Verdict {
  if (reading.text === '') return NOTHING;
  for (const judge of JUDGES) {
    const verdict = judge(parts, reading);
    if (verdict) return verdict;
  }
  return { intent: 'none', confidence: 0.5, why: '与事项、意图都不像' };
}
