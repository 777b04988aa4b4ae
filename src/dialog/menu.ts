/** The way by keys alone: the flat menu, item codes, windows and their paged items. */
import type { CallState } from '../domain/call.js';
import { say } from '../domain/prompt.js';
import { answerItem } from './answer.js';
import { askReceipt } from './case-status.js';
import { MAX_OPTIONS } from './choose.js';
import { tellAppointment, tellHours } from './hours.js';
import type { Knowledge } from './knowledge.js';
import { unknownKey } from './ladders.js';
import { switchLanguage } from './language.js';
import { startRecording } from './operator.js';
import { stageQuestion } from './questions.js';
import { moveTo, type Step, understood } from './step.js';

/** Reads the flat menu: one level, nothing nested. */
export function openMenu(state: CallState): Step {
  return { state: understood(moveTo(state, 'menu')), says: [say('menu')] };
}

/** A key of the flat menu; the same keys work at the open question. */
export function menuKey(state: CallState, key: string, know: Knowledge): Step {
  switch (key) {
    case '1':
      return { state: understood(moveTo(state, 'code')), says: [say('code.ask')] };
    case '2':
      return askWindow(state);
    case '3':
      return askReceipt(state);
    case '4':
      return tellHours(leaveMenu(state), null, know);
    case '5':
      return startRecording(state, 'complaint');
    case '6':
      return tellAppointment(leaveMenu(state), null, know);
    case '8':
      return switchLanguage(state, state.language === 'en' ? 'zh-CN' : 'en');
    default:
      return unknownKey(state, know);
  }
}

function leaveMenu(state: CallState): CallState {
  return state.stage === 'menu' ? moveTo(state, 'open') : state;
}

/** Asks for a window by its number or name. */
function askWindow(state: CallState): Step {
  return { state: understood(moveTo(state, 'window')), says: [say('window.ask')] };
}

/** Four digits: the item of that code, announced with its keys. */
export function takeItemCode(state: CallState, code: string, know: Knowledge): Step {
  if (know.catalog.item(code) === undefined) return unknownCode(state, code, know);
  return selectItem(state, code, know);
}

/** An item chosen by keys is announced with the keys of its aspects; what was asked before is answered at once. */
export function selectItem(state: CallState, code: string, know: Knowledge): Step {
  const item = know.catalog.item(code);
  if (item === undefined) return unknownKey(state, know);
  const asked = state.wanted.length > 0 ? answerItem(state, code, state.wanted, know) : null;
  if (asked !== null) return asked;
  const selected = moveTo(state, 'item', { item: code, aspect: undefined, heard: [], options: [] });
  return { state: understood(selected), says: [say('item.menu', { item: item.short_name })] };
}

function unknownCode(state: CallState, code: string, know: Knowledge): Step {
  const ladder = unknownKey(state, know);
  return ladder.state.stage === state.stage ? { ...ladder, says: [say('code.unknown', { code })] } : ladder;
}

/** Two digits: the window's items, three at a time. */
export function takeWindowCode(state: CallState, code: string, know: Knowledge): Step {
  if (know.catalog.window(code) !== undefined) return openWindow(state, code, know);
  const ladder = unknownKey(state, know);
  return ladder.state.stage === state.stage ? { ...ladder, says: [say('window.unknown', { code })] } : ladder;
}

/** Lists the items of a window from its first page. */
export function openWindow(state: CallState, code: string, know: Knowledge): Step {
  const window = know.catalog.window(code);
  const items = know.catalog.itemsOfWindow(code);
  if (window === undefined || items.length === 0) return unknownKey(state, know);
  const options = items.slice(0, MAX_OPTIONS).map((item) => item.code);
  const listed = moveTo(state, 'window_items', { window: code, page: 0, options });
  return { state: understood(listed), says: stageQuestion(listed, know) };
}

/** The next three items of the window, round to the first again. */
export function nextWindowPage(state: CallState, know: Knowledge): Step {
  const items = know.catalog.itemsOfWindow(state.window ?? '');
  const page = state.page + MAX_OPTIONS < items.length ? state.page + MAX_OPTIONS : 0;
  const options = items.slice(page, page + MAX_OPTIONS).map((item) => item.code);
  const turned = { ...state, page, options };
  return { state: understood(turned), says: stageQuestion(turned, know) };
}
