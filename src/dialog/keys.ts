/** Keys: 0 a person, * back, 9 repeat everywhere, # end but where it ends a number; the rest means what the stage says. */
import type { CallState } from '../domain/call.js';
import type { AspectId } from '../domain/intent.js';
import { answerItem, continueList } from './answer.js';
import { askReceipt, confirmReceipt, takePhoneTail, takeReceipt } from './case-status.js';
import { chooseByNumber, noneOfThem } from './choose.js';
import { back, goodbye, repeat, resume } from './commands.js';
import type { Knowledge } from './knowledge.js';
import { noInput, unknownKey } from './ladders.js';
import { KEYS_AWAITED } from './listen.js';
import { menuKey, nextWindowPage, selectItem, takeItemCode, takeWindowCode } from './menu.js';
import { askCallback, startRecording, toPerson } from './operator.js';
import type { Step } from './step.js';

/** The keys of an item's aspects, as `item.menu` reads them. */
const ASPECT_KEYS: Record<string, AspectId> = {
  '1': 'materials',
  '2': 'fee',
  '3': 'limit',
  '4': 'place',
  '5': 'steps',
  '6': 'conditions',
  '7': 'basis',
  '8': 'result',
};

/** Takes what was keyed. A # that ends a number is dropped, alone it ends the call; more keys than a stage awaits are read as a receipt number or item code. */
export function keyed(state: CallState, digits: string, know: Knowledge): Step {
  const common = everywhere(state, digits, know);
  if (common !== null) return common;
  const number = digits.replaceAll('#', '');
  if (number === '') return noInput(state, know);
  if (KEYS_AWAITED[state.stage] > 1) return numberKeyed(state, number, know);
  if (number.length === know.centre.receipt.length) return takeReceipt(state, number, know);
  if (number.length === 4 && know.catalog.item(number) !== undefined) return takeItemCode(state, number, know);
  return stageKey(state, number.charAt(0), know);
}

function everywhere(state: CallState, digits: string, know: Knowledge): Step | null {
  if (digits === '0') return toPerson(state, 'asked', know);
  if (digits === '#') return goodbye(state);
  if (digits === '9') return repeat(state, know);
  return digits.includes('*') ? back(state, know) : null;
}

/** Many callers end a number with # although it was complete already: that # arrives a turn later. */
function numberKeyed(state: CallState, number: string, know: Knowledge): Step {
  const taken = takeNumber(state, number, know);
  return { ...taken, state: { ...taken.state, afterNumber: true } };
}

function takeNumber(state: CallState, number: string, know: Knowledge): Step {
  switch (state.stage) {
    case 'code':
      return takeItemCode(state, number, know);
    case 'window':
      return takeWindowCode(state, number, know);
    case 'receipt_phone':
      return takePhoneTail(state, number, know);
    default:
      return takeReceipt(state, number, know);
  }
}

function stageKey(state: CallState, key: string, know: Knowledge): Step {
  switch (state.stage) {
    case 'item':
      return aspectKey(state, key, know);
    case 'list':
      return (key === '1' ? continueList(state, know) : aspectKey(state, key, know)) ?? unknownKey(state, know);
    case 'choose':
      return optionKey(state, key, know);
    case 'window_items':
      return windowItemKey(state, key, know);
    case 'confirm':
    case 'receipt_confirm':
    case 'operator_confirm':
    case 'record_again':
      return key === '1' || key === '2' ? yesOrNo(state, key === '1', know) : unknownKey(state, know);
    case 'missed':
      return missedKey(state, key, know);
    default:
      return menuKey(state, key, know);
  }
}

function aspectKey(state: CallState, key: string, know: Knowledge): Step {
  const aspect = ASPECT_KEYS[key];
  const answer = aspect === undefined || state.item === undefined ? null : answerItem(state, state.item, [aspect], know);
  return answer ?? unknownKey(state, know);
}

function optionKey(state: CallState, key: string, know: Knowledge): Step {
  if (key === '4') return noneOfThem(state);
  const number = Number(key);
  return number >= 1 && number <= state.options.length ? chooseByNumber(state, number, know) : unknownKey(state, know);
}

function windowItemKey(state: CallState, key: string, know: Knowledge): Step {
  if (key === '4') return nextWindowPage(state, know);
  const code = state.options[Number(key) - 1];
  return code === undefined ? unknownKey(state, know) : selectItem(state, code, know);
}

/** The answer to a yes-or-no stage, by key or by voice. */
export function yesOrNo(state: CallState, yes: boolean, know: Knowledge): Step {
  switch (state.stage) {
    case 'confirm':
      return yes ? chooseByNumber(state, 1, know) : noneOfThem(state);
    case 'receipt_confirm':
      return yes ? confirmReceipt(state, true) : askReceipt(state);
    case 'operator_confirm':
      return yes ? toPerson(state, 'asked', know) : resume(state, know);
    default:
      return yes ? startRecording(state, state.recording ?? 'message') : resume(state, know);
  }
}

function missedKey(state: CallState, key: string, know: Knowledge): Step {
  if (key === '1') return startRecording(state, 'message');
  return key === '2' ? askCallback(state, know) : unknownKey(state, know);
}
