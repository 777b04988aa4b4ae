/** Brings an item into focus, answers what was asked of it, and offers what is asked most besides. */
import type { CallState } from '../domain/call.js';
import type { AspectId } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import { type Say, say } from '../domain/prompt.js';
import { type Answer, answerAspect, canAnswer, isTax, listTexts } from './facts.js';
import type { Knowledge } from './knowledge.js';
import { pageFrom } from './pages.js';
import { moveTo, type Step, understood } from './step.js';

/** What is offered, in this order, as long as it was not heard. */
const OFFERED: readonly AspectId[] = ['materials', 'limit', 'fee', 'place', 'steps'];

/** Answers about an item; without aspects, what was wanted before or is asked most. The sentence opens with the short name: implicit confirmation. */
export function answerItem(state: CallState, code: string, aspects: readonly AspectId[], know: Knowledge): Step | null {
  const item = know.catalog.item(code);
  if (item === undefined) return null;
  const wanted = aspects.length > 0 ? aspects : state.wanted;
  const asked = wanted.length > 0 ? wanted : askedMost(item, know);
  const answers = asked.map((aspect) => ({ aspect, answer: answerOf(item, aspect, state, asked, know) }));
  const [open, ...later] = answers.filter(({ answer }) => answer.next !== undefined);
  const now = answers.filter((one) => !later.includes(one));
  const focused = focusOn(state, item, { asked, now: now.map(({ aspect }) => aspect) });
  const says = [say('about.item', { item: item.short_name }), ...now.flatMap(({ answer }) => answer.says)];
  if (open?.answer.next === undefined) return withOffers(focused, { item, says }, know);
  const list = { aspect: open.aspect, next: open.answer.next, pending: later.map(({ aspect }) => aspect) };
  const reading: CallState = { ...focused, stage: 'list', list };
  return { state: reading, says: [...says, listMoreSay(reading, know)] };
}

/** What is told when no aspect was asked: the papers, and the fee where one figure says it; two lists in one breath are more than anyone keeps. */
function askedMost(item: Item, know: Knowledge): AspectId[] {
  const first = OFFERED.find((aspect) => canAnswer(item, aspect, know)) ?? 'place';
  const feeIsBrief = answerAspect(item, 'fee', know).says.every(({ values }) => !('list' in values));
  return first === 'materials' && feeIsBrief && canAnswer(item, 'fee', know) ? ['materials', 'fee'] : [first];
}

/** 凭啥收 after or together with the fee asks for the basis of the fee, which is a disclosure of its own. */
function answerOf(item: Item, aspect: AspectId, state: CallState, asked: readonly AspectId[], know: Knowledge): Answer {
  const ofFee = asked.includes('fee') || (asked.length === 1 && state.item === item.code && state.aspect === 'fee');
  const basis = item.fee?.basis;
  if (aspect === 'basis' && ofFee && basis && !know.catalog.withheld(item.code).has('fee'))
    return { says: [say('answer.fee.basis', { basis })] };
  return answerAspect(item, aspect, know);
}

/** Two lists at once would leave one of them unread: the later ones wait and count as not heard. */
function focusOn(
  state: CallState,
  item: Item,
  { asked, now }: { asked: readonly AspectId[]; now: readonly AspectId[] },
): CallState {
  const before = state.item === item.code ? state.heard : [];
  const heard = [...before, ...now.filter((aspect) => !before.includes(aspect))];
  const sameItem = state.item === item.code && (state.stage === 'item' || state.stage === 'list');
  const moved = sameItem ? { ...state, stage: 'item' as const, list: undefined } : moveTo(state, 'item', { options: [] });
  return understood({ ...moved, item: item.code, aspect: asked[asked.length - 1], heard, wanted: [], served: true });
}

/** At most two offers, of what the catalog can tell; then the floor is the caller's. */
function withOffers(state: CallState, { item, says }: { item: Item; says: Say[] }, know: Knowledge): Step {
  const open = OFFERED.filter((aspect) => !state.heard.includes(aspect) && canAnswer(item, aspect, know));
  const offers = open.slice(0, 2);
  const [first, second] = offers;
  const offer =
    first === undefined
      ? say('ask.more')
      : second === undefined
        ? say('offer.one', { first })
        : say('offer.two', { first, second });
  return { state: { ...state, offers }, says: [...says, offer] };
}

/** Reads the next page of the list in hand, and after its end whatever else was asked with it. */
export function continueList(state: CallState, know: Knowledge): Step | null {
  const item = state.item === undefined ? undefined : know.catalog.item(state.item);
  if (item === undefined || state.list === undefined) return null;
  const { list, next } = pageFrom(listTexts(item, state.list.aspect), state.list.next);
  const page = say('list.next', { list });
  const goingOn = understood(state);
  if (next !== undefined) {
    const reading = { ...goingOn, list: { ...state.list, next } };
    return { state: reading, says: [page, listMoreSay(reading, know)] };
  }
  const says = [page, say('list.end')];
  const done: CallState = { ...goingOn, stage: 'item', list: undefined };
  if (state.list.pending.length === 0) return withOffers(done, { item, says }, know);
  const rest = answerItem(done, item.code, state.list.pending, know);
  return rest && { ...rest, says: [...says, ...rest.says] };
}

/** The caller has heard enough of the list. */
export function leaveList(state: CallState): Step {
  return { state: understood({ ...state, stage: 'item', list: undefined }), says: [say('ask.more')] };
}

/** How much of which list is left, and how to go on. */
export function listMoreSay(state: CallState, know: Knowledge): Say {
  const item = know.catalog.item(state.item ?? '');
  if (item === undefined || state.list === undefined) return say('ask.more');
  const { aspect, next } = state.list;
  const left = listTexts(item, aspect).length - next;
  return aspect === 'fee' && isTax(item) ? say('list.more.tax', { left }) : say('list.more', { aspect, left });
}
