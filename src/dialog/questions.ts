/** The question each stage asks, also when it is asked again. */
import type { CallState, Stage } from '../domain/call.js';
import { type Say, say } from '../domain/prompt.js';
import { listMoreSay } from './answer.js';
import type { Knowledge } from './knowledge.js';

/** Asks one item back. */
export function confirmSay(code: string | undefined, know: Knowledge): Say {
  return say('confirm.item', { item: know.catalog.item(code ?? '')?.short_name ?? '' });
}

/** Item codes as they are spoken. */
export function shortNames(codes: readonly string[], know: Knowledge): string[] {
  return codes.map((code) => know.catalog.item(code)?.short_name ?? code);
}

/** The first page of a window's items names the window and how many there are. */
function windowItemsSay(state: CallState, know: Knowledge): Say {
  const window = know.catalog.window(state.window ?? '');
  const options = shortNames(state.options, know);
  if (window === undefined || state.page > 0) return say('window.items.more', { options });
  return say('window.items', { window: window.spoken, count: know.catalog.itemsOfWindow(window.code).length, options });
}

/** What the caller is being asked at this point, to be asked again. */
export function stageQuestion(state: CallState, know: Knowledge): Say[] {
  switch (state.stage) {
    case 'item':
      return [say('ask.more')];
    case 'list':
      return [listMoreSay(state, know)];
    case 'choose':
      return [say('choose.again', { options: shortNames(state.options, know) })];
    case 'confirm':
      return [confirmSay(state.options[0], know)];
    case 'menu':
      return [say('menu')];
    case 'code':
      return [say('code.ask')];
    case 'window':
      return [say('window.ask')];
    case 'window_items':
      return [windowItemsSay(state, know)];
    case 'receipt':
      return [say('case.ask')];
    case 'receipt_confirm':
      return [say('case.confirm', { receipt: state.receipt ?? '' })];
    case 'receipt_phone':
      return [say('case.phone')];
    case 'operator_confirm':
      return [say('operator.confirm')];
    case 'missed':
      return [say('missed.ask')];
    case 'record_again':
      return [say('record.empty')];
    default:
      return [say('ask.open')];
  }
}

/** After something told in passing: the question that is still open, or whether there is anything else. */
export function backToQuestion(state: CallState, know: Knowledge): Say[] {
  const free: ReadonlySet<Stage> = new Set(['open', 'item', 'list', 'menu']);
  return free.has(state.stage) ? [say('ask.more')] : stageQuestion(state, know);
}

/** The same question with the keys that answer it, where the short one does not name them. */
export function keysQuestion(state: CallState, know: Knowledge): Say[] {
  const item = know.catalog.item(state.item ?? '');
  if (state.stage === 'open') return [say('menu')];
  return state.stage === 'item' && item !== undefined ? [say('item.menu', { item: item.short_name })] : stageQuestion(state, know);
}
