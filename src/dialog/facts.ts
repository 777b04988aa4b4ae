/** The sentences that answer one aspect of an item: only what the catalog holds and does not contradict. */
import type { AspectId } from '../domain/intent.js';
import type { Fact, Fee, FeeLine, Item, Limit, Material, ServiceWindow } from '../domain/item.js';
import { type Say, say } from '../domain/prompt.js';
import type { Knowledge } from './knowledge.js';
import { firstPage } from './pages.js';

/** An answer: its sentences, and where its list goes on when not all of it was read. */
export interface Answer {
  says: Say[];
  next?: number;
}

const FACT_OF: Partial<Record<AspectId, Fact>> = {
  materials: 'materials',
  fee: 'fee',
  limit: 'limit',
  steps: 'steps',
  conditions: 'conditions',
  basis: 'basis',
  result: 'result',
};

/** Answers one aspect. A fact that contradicts itself is withheld, an unknown one is said to be unknown; neither is made up. */
export function answerAspect(item: Item, aspect: AspectId, know: Knowledge): Answer {
  const fact = FACT_OF[aspect];
  if (fact !== undefined && know.catalog.withheld(item.code).has(fact)) return { says: [say('answer.withheld', { aspect })] };
  return ANSWERS[aspect](item, know) ?? { says: [say('answer.unknown', { aspect })] };
}

/** Whether the catalog can tell this aspect at all: what it cannot tell is not offered. */
export function canAnswer(item: Item, aspect: AspectId, know: Knowledge): boolean {
  const fact = FACT_OF[aspect];
  const withheld = fact !== undefined && know.catalog.withheld(item.code).has(fact);
  return !withheld && ANSWERS[aspect](item, know) !== null;
}

type Answerer = (item: Item, know: Knowledge) => Answer | null;

const ANSWERS: Record<AspectId, Answerer> = {
  materials: (item) => answerList(materialTexts(item.materials), 'answer.materials', 'answer.materials.one'),
  fee: (item) => (item.fee === null ? null : answerFee(item.fee)),
  limit: (item) => answerLimit(item),
  place: (item, know) => answerPlace(item, know),
  steps: (item, know) => withOnline(answerList(item.steps, 'answer.steps', 'answer.steps'), item, know),
  conditions: (item) => answerList(item.conditions, 'answer.conditions', 'answer.conditions.one'),
  basis: (item) => answerList(item.legal_basis, 'answer.basis', 'answer.basis.one'),
  result: (item) => (item.result === null ? null : { says: [say('answer.result', { result: item.result })] }),
  contact: (item, know) => answerContact(know.catalog.window(item.window)),
};

/** The full texts of a list aspect, for the pages after the first. */
export function listTexts(item: Item, aspect: AspectId): readonly string[] {
  if (aspect === 'materials') return materialTexts(item.materials);
  if (aspect === 'fee') return feeTexts(item.fee?.items ?? []);
  if (aspect === 'steps') return item.steps;
  if (aspect === 'conditions') return item.conditions;
  return aspect === 'basis' ? item.legal_basis : [];
}

type ListPrompt =
  | 'answer.materials'
  | 'answer.steps'
  | 'answer.conditions'
  | 'answer.basis'
  | 'answer.fee.many'
  | 'answer.tax.many';
type SinglePrompt = 'answer.materials.one' | 'answer.conditions.one' | 'answer.basis.one' | 'answer.steps';

function answerList(texts: readonly string[], many: ListPrompt, one: SinglePrompt): Answer | null {
  if (texts.length === 0) return null;
  const { list, next } = firstPage(texts);
  const first = texts.length === 1 && one !== 'answer.steps' ? say(one, { list }) : say(many, { count: texts.length, list });
  return { says: [first], next };
}

/** Required papers first, then those for some cases only, each with how it is to be brought. */
function materialTexts(materials: readonly Material[]): string[] {
  return [...materials.filter((m) => m.required), ...materials.filter((m) => !m.required)].map(materialText);
}

function materialText({ name, original, copies, note }: Material): string {
  const form = copies === 0 ? '' : original ? `原件和复印件${copies}份` : `复印件${copies}份`;
  const named = form.startsWith('复印件') && name.includes('复印件') ? name : name + form;
  return note === null ? named : `${named}，${note}`;
}

function answerFee(fee: Fee): Answer | null {
  if (!fee.charged) return { says: [say('answer.fee.free')] };
  const [line, ...others] = fee.items;
  if (line === undefined) return null;
  return others.length === 0
    ? { says: feeLine(line) }
    : answerList(feeTexts(fee.items), isTaxLine(line) ? 'answer.tax.many' : 'answer.fee.many', 'answer.steps');
}

function feeLine(line: FeeLine): Say[] {
  const amount = isTaxLine(line)
    ? say('answer.tax.one', { name: line.name, rate: line.amount })
    : say('answer.fee.one', { name: line.name, amount: line.amount, unit: perUnit(line) });
  return line.note === null ? [amount] : [amount, say('answer.fee.note', { note: line.note })];
}

/** Tax rates carry "%": a tax is never called a fee. */
function isTaxLine(line: FeeLine): boolean {
  return line.unit === '%';
}

/** Whether what is paid for an item is a tax. */
export function isTax(item: Item): boolean {
  return item.fee?.items.some(isTaxLine) ?? false;
}

function perUnit(line: FeeLine): string {
  return line.unit.split('/')[1] ?? '件';
}

function feeTexts(lines: readonly FeeLine[]): string[] {
  return lines.map((line) => {
    const amount = isTaxLine(line) ? `${line.amount}%` : `每${perUnit(line)}${line.amount}元`;
    return `${line.name}${amount}${line.note === null ? '' : `，${line.note}`}`;
  });
}

/** Kind and unit of a limit are always said: 法定 / 承诺, 日 / 工作日 (行政许可法 art. 82). */
function answerLimit({ legal_limit: legal, promised_limit: promised, kind, excluded_time: excluded }: Item): Answer | null {
  const limit = limitSay(legal, promised, kind);
  if (limit === null) return null;
  return { says: excluded === null ? [limit] : [limit, say('answer.limit.excluded', { excluded })] };
}

function limitSay(legal: Limit | null, promised: Limit | null, kind: Item['kind']): Say | null {
  if (promised?.days === 0)
    return legal === null || legal.days === 0 ? say('answer.limit.on-the-spot') : say('answer.limit.both-on-the-spot', { legal });
  if (promised !== null)
    return legal === null ? say('answer.limit.promised', { promised }) : say('answer.limit.both', { legal, promised });
  if (legal !== null) return legal.days === 0 ? say('answer.limit.on-the-spot') : say('answer.limit.legal', { legal });
  return kind === '即办件' ? say('answer.limit.on-the-spot') : null;
}

function answerPlace(item: Item, know: Knowledge): Answer | null {
  const window = know.catalog.window(item.window);
  if (window === undefined) return null;
  const place = say('answer.place', { hall: window.hall, window: window.spoken, counters: counterText(window.counters) });
  return withOnline({ says: [place] }, item, know);
}

/** Where it can be done online is said once a list is read to its end, or not at all. */
function withOnline(answer: Answer | null, item: Item, know: Knowledge): Answer | null {
  if (answer === null || answer.next !== undefined || item.online === null || know.catalog.withheld(item.code).has('online'))
    return answer;
  return { ...answer, says: [...answer.says, say('answer.online', { online: item.online })] };
}

function answerContact(window: ServiceWindow | undefined): Answer | null {
  if (window === undefined) return null;
  const contact =
    window.phone === null
      ? say('answer.contact.unknown', { window: window.spoken })
      : say('answer.contact', { window: window.spoken, phone: window.phone.replace(/\D/g, '') });
  return { says: [contact] };
}

/** A01 … A06 → A01到A06号柜台. */
export function counterText(counters: readonly string[]): string {
  const [first, last] = [counters[0] ?? '', counters[counters.length - 1] ?? ''];
  return first === last ? `${first}号柜台` : `${first}到${last}号柜台`;
}
