/** What stands before all weighing: emergencies, numbers, answers to a choice, denials, bare questions. */
import type { IntentId } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import type { ChineseParts } from './chinese-parts.js';
import { pickOption } from './options.js';
import type { Reading } from './reading.js';
import { THRESHOLDS } from './thresholds.js';
import { answered, type Verdict } from './verdict.js';

/** Words of an emergency that make up this share of an utterance are one, whatever is learnt. */
const ALL_BUT_ALL = 0.6;

/** An emergency said in so many words, unless it is only told of: 打不着火了, 上班路上让车撞了算工伤不. */
export function emergency(parts: ChineseParts, { text, named, intents }: Reading): Verdict | undefined {
  const found = parts.referrals.emergency(text, named);
  const likely = intents.find(({ intent }) => intent === 'emergency')?.probability ?? 0;
  if (!found || (likely < THRESHOLDS.emergency && found.phrase.length < ALL_BUT_ALL * text.length)) return undefined;
  return {
    intent: 'emergency',
    confidence: found.score,
    slots: { emergency: found.to },
    why: `紧急情况“${found.phrase}”，${found.to}`,
  };
}

/** Numbers where numbers are awaited, receipt numbers and item codes anywhere. */
export function digits(parts: ChineseParts, { slots, context, content }: Reading): Verdict | undefined {
  const { receipt, code } = slots;
  if (receipt !== undefined) return { intent: 'case_status', confidence: 1, why: '回执号校验位正确' };
  const onlyNumber = slots.digits !== undefined && content.length <= slots.digits.length + 4;
  if (slots.digits !== undefined && context?.expects === 'digits')
    return { intent: 'none', confidence: 0.5, why: `正在等号码，听到 ${slots.digits.length} 位数字` };
  if (code !== undefined && onlyNumber) return answered(parts.item(code) as Item, `事项编号 ${code}`);
  if (onlyNumber && (slots.digits?.length ?? 0) >= 8)
    return { intent: 'case_status', confidence: 0.8, why: '一长串数字，像回执号' };
  return undefined;
}

/** What people hang on to a sentence: 第二个吧, 回电话啊. */
const PARTICLES = /[吧啊呢呀嘛呗啦哈]+$/;

/** An answer to the choice just offered, unless it names another item or wants something else. */
export function option(parts: ChineseParts, { slots, context, focus, named, ranked, content }: Reading): Verdict | undefined {
  const choice = parts.choices.get(focus) ?? parts.choices.get(focus.replace(PARTICLES, ''));
  if (choice !== undefined) return { intent: 'none', confidence: 1, slots: { choice }, why: `“${focus}”是对刚才几条路的回答` };
  const codes = context?.options ?? [];
  if (codes.length < 2) return undefined;
  const offered = codes.flatMap((code) => parts.item(code) ?? []);
  const picked = slots.ordinal === undefined ? undefined : offered.at(slots.ordinal > 0 ? slots.ordinal - 1 : slots.ordinal);
  if (picked) return answered(picked, `第${slots.ordinal}个选项`);
  if (named.length > 0 && !offered.some((item) => namesItem(parts, named, focus, item))) return undefined;
  if (content.length > MAX_PICK && isOutbid(ranked, codes)) return undefined;
  const apart = pickOption(focus, offered, { normalise: parts.normalise, stop: parts.stopCharacters });
  return apart && answered(apart, `选项里只有“${apart.short_name}”有这样的说法`);
}

/** Whoever picks says little; so many characters may name something else. */
const MAX_PICK = 3;

/** Something else was said far more plainly than anything on offer. */
function isOutbid(ranked: Reading['ranked'], codes: readonly string[]): boolean {
  const offered = ranked.filter(({ candidate }) => codes.includes(candidate.item.code)).reduce((sum, { score }) => sum + score, 0);
  const best = ranked.find(({ candidate }) => !codes.includes(candidate.item.code));
  return best !== undefined && best.score >= THRESHOLDS.newItem && offered < best.score / 3;
}

function namesItem(parts: ChineseParts, named: Reading['named'], text: string, item: Item): boolean {
  return named.some(({ start, end }) =>
    parts.index.named(text.slice(start, end)).some(({ value }) => value.some((at) => parts.index.items[at] === item)),
  );
}

/** 那下周三呢: a day and no more asks whether there is anybody. */
export function bareDay(parts: ChineseParts, { slots, text, aspects }: Reading): Verdict | undefined {
  const day = slots.day && parts.day(text);
  if (!day || aspects.length > 0) return undefined;
  let rest = text.slice(0, day.start) + '，'.repeat(day.end - day.start) + text.slice(day.end);
  for (const { start, end } of parts.stop.scan(rest)) rest = rest.slice(0, start) + '，'.repeat(end - start) + rest.slice(end);
  if (rest.replaceAll(/[，\s]/g, '') !== '') return undefined;
  return { intent: 'hours', confidence: 0.7, why: '只说了日子' };
}

/** An item was denied and nothing named instead. */
export function denial(_: ChineseParts, { denied }: Reading): Verdict | undefined {
  return denied ? { intent: 'no', confidence: 0.7, why: '只说了不办什么' } : undefined;
}

/** What a bare question may sound like: 凭什么收我钱. */
const OVERRULED: ReadonlySet<IntentId> = new Set<IntentId>(['item', 'other_body', 'none', 'complaint']);

/** 要多少钱 and no more: of the item in focus, or of one still to be named; never of whatever longer phrase it stands in. */
export function bareAspect(parts: ChineseParts, { aspects, content, context, named, intents }: Reading): Verdict | undefined {
  if (aspects.length === 0 || content.length > 1 || named.length > 0) return undefined;
  const inFocus = context?.item === undefined ? undefined : parts.item(context.item);
  if (inFocus) return answered(inFocus, `接着说“${inFocus.short_name}”`);
  const [best] = intents;
  if (best && !OVERRULED.has(best.intent)) return undefined;
  return { intent: 'item', confidence: 0.5, decision: 'reject', why: '只问了方面，没说是哪件事' };
}
