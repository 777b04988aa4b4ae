/** Brings an item into focus, answers what was asked of it, and offers what is asked most besides. */
import type { CallState } from '../domain/call.js';
import type { AspectId } from '../domain/intent.js';
import type { Item } from '../domain/item.js';
import { type Say, say } from '../domain/prompt.js';
import { type Answer, answerAspect, listTexts } from './facts.js';
import type { Knowledge } from './knowledge.js';
import { pageFrom } from './pages.js';
import { moveTo, type Step, understood } from './step.js';

/** What is told when no aspect was asked: what callers ask most. */
const DEFAULT_ASPECTS: readonly AspectId[] = ['materials', 'fee'];
/** What is offered, in this order, as long as it was not heard. */
const OFFERED: readonly AspectId[] = ['materials', 'limit', 'fee', 'place', 'steps'];

/** Answers about an item; without aspects, what was wanted before or is asked most. The sentence opens with the short name: implicit confirmation. */
export function answerItem(state: CallState, code: string, aspects: readonly AspectId[], know: Knowledge): Step | null {
  const item = know.catalog.item(code);
  if (item === undefined) return null;
  const asked = aspects.length > 0 ? aspects : state.wanted.length > 0 ? state.wanted : DEFAULT_ASPECTS;
  const answers = asked.map((aspect) => ({ aspect, answer: answerOf(item, aspect, state, asked, know) }));
  const open = answers.findLast(({ answer }) => answer.next !== undefined);
  const focused = focusOn(state, item, asked);
  const says = [say('about.item', { item: item.short_name }), ...answers.flatMap(({ answer }) => answer.says)];
  if (open?.answer.next === undefined) return withOffers(focused, says);
  const list = { aspect: open.aspect, next: open.answer.next };
  const left = listTexts(item, open.aspect).length - list.next;
  return { state: { ...focused, stage: 'list', list }, says: [...says, say('list.more', { left })] };
}

/** 凭啥收 after or together with the fee asks for the basis of the fee, which is a disclosure of its own. */
function answerOf(item: Item, aspect: AspectId, state: CallState, asked: readonly AspectId[], know: Knowledge): Answer {
  const ofFee = asked.includes('fee') || (asked.length === 1 && state.item === item.code && state.aspect === 'fee');
  const basis = item.fee?.basis;
  if (aspect === 'basis' && ofFee && basis && !know.catalog.withheld(item.code).has('fee'))
    return { says: [say('answer.fee.basis', { basis })] };
  return answerAspect(item, aspect, know);
}

function focusOn(state: CallState, item: Item, asked: readonly AspectId[]): CallState {
  const before = state.item === item.code ? state.heard : [];
  const heard = [...before, ...asked.filter((aspect) => !before.includes(aspect))];
  const sameItem = state.item === item.code && (state.stage === 'item' || state.stage === 'list');
  const moved = sameItem ? { ...state, stage: 'item' as const, list: undefined } : moveTo(state, 'item', { options: [] });
  return understood({ ...moved, item: item.code, aspect: asked[asked.length - 1], heard, wanted: [], served: true });
}

/** At most two offers, then the floor is the caller's. */
function withOffers(state: CallState, says: Say[]): Step {
  const offers = OFFERED.filter((aspect) => !state.heard.includes(aspect)).slice(0, 2);
  const [first, second] = offers;
  const offer =
    first === undefined
      ? say('ask.more')
      : second === undefined
        ? say('offer.one', { first })
        : say('offer.two', { first, second });
  return { state: { ...state, offers }, says: [...says, offer] };
}

/** Reads the next page of the list in hand. */
export function continueList(state: CallState, know: Knowledge): Step | null {
  const item = state.item === undefined ? undefined : know.catalog.item(state.item);
  if (item === undefined || state.list === undefined) return null;
  const texts = listTexts(item, state.list.aspect);
  const { list, next } = pageFrom(texts, state.list.next);
  const page = say('list.next', { list });
  const goingOn = understood(state);
  if (next === undefined) return withOffers({ ...goingOn, stage: 'item', list: undefined }, [page, say('list.end')]);
  return { state: { ...goingOn, list: { ...state.list, next } }, says: [page, say('list.more', { left: texts.length - next })] };
}

/** Entries of the list in hand that were not read yet. */
export function leftInList(state: CallState, know: Knowledge): number {
  const item = state.item === undefined ? undefined : know.catalog.item(state.item);
  return item === undefined || state.list === undefined ? 0 : listTexts(item, state.list.aspect).length - state.list.next;
}
