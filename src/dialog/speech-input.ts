/** Words: what only this stage expects comes first, then commands, then anything a caller may want at any time. */
import type { CallState } from '../domain/call.js';
import { say } from '../domain/prompt.js';
import type { Understanding } from '../domain/understanding.js';
import { continueList, leaveList } from './answer.js';
import { askReceipt, takePhoneTail, takeReceipt } from './case-status.js';
import { chooseByNumber, itemQuestion, keepWanted, noneOfThem } from './choose.js';
import { command, goodbye } from './commands.js';
import { tellAppointment, tellHours, tellWindow } from './hours.js';
import { yesOrNo } from './keys.js';
import type { Knowledge } from './knowledge.js';
import { noMatch } from './ladders.js';
import { nextWindowPage, openWindow, takeItemCode } from './menu.js';
import { askCallback, startRecording } from './operator.js';
import { backToQuestion } from './questions.js';
import { goesOn, lastPrompt, saysNoMore, smallTalk } from './small-talk.js';
import { moveTo, type Step, understood } from './step.js';

/** Decides on an utterance. Emergencies go before everything. */
export function spoken(state: CallState, heard: Understanding, confidence: number | undefined, know: Knowledge): Step {
  if (heard.intent === 'emergency') return emergency(state, heard, know);
  if (saysNoMore(state, heard)) return goodbye(state);
  return inStage(state, heard, know) ?? command(state, heard, confidence, know) ?? anyTime(state, heard, know);
}

/** What this stage alone expects, or null. */
function inStage(state: CallState, heard: Understanding, know: Knowledge): Step | null {
  switch (state.stage) {
    case 'receipt':
      return receiptSpoken(state, heard, know);
    case 'receipt_phone':
      return heard.slots.digits?.length === 4 ? takePhoneTail(state, heard.slots.digits, know) : null;
    case 'code':
      return heard.slots.digits?.length === 4 ? takeItemCode(state, heard.slots.digits, know) : null;
    case 'window':
      return heard.slots.window === undefined ? null : openWindow(state, heard.slots.window, know);
    case 'confirm':
    case 'receipt_confirm':
    case 'operator_confirm':
      return heard.intent === 'yes' || heard.intent === 'no' ? yesOrNo(state, heard.intent === 'yes', know) : null;
    case 'record_again':
      return recordAgainSpoken(state, heard, know);
    default:
      return offered(state, heard, know);
  }
}

/** 再录一次 sounds like 再说一遍, and means yes here. */
function recordAgainSpoken(state: CallState, heard: Understanding, know: Knowledge): Step | null {
  if (heard.intent === 'no') return yesOrNo(state, false, know);
  return heard.intent === 'yes' || heard.intent === 'repeat' ? yesOrNo(state, true, know) : null;
}

function receiptSpoken(state: CallState, heard: Understanding, know: Knowledge): Step | null {
  const digits = heard.slots.receipt ?? heard.slots.digits;
  return digits !== undefined && digits.length >= 4 ? takeReceipt(state, digits, know) : null;
}

/** An answer to what was just offered: an option, the next page, a message. */
function offered(state: CallState, heard: Understanding, know: Knowledge): Step | null {
  const { ordinal } = heard.slots;
  const goOn = goesOn(heard);
  switch (state.stage) {
    case 'list':
      if (heard.intent === 'no' && lastPrompt(state)?.startsWith('list.more')) return leaveList(state);
      return goOn ? continueList(state, know) : null;
    case 'window_items':
      return goOn ? nextWindowPage(state, know) : numbered(state, ordinal, know);
    case 'choose':
      if (isAspectAlone(heard)) return keepWanted(state, heard.aspects, know);
      return heard.intent === 'no' ? noneOfThem(state) : numbered(state, ordinal, know);
    case 'missed':
      return missedSpoken(state, heard, know);
    default:
      return null;
  }
}

/** 那要多少钱 and nothing else. */
function isAspectAlone(heard: Understanding): boolean {
  return heard.intent === 'none' && heard.aspects.length > 0 && heard.items.length === 0;
}

function numbered(state: CallState, ordinal: number | undefined, know: Knowledge): Step | null {
  return ordinal === undefined ? null : chooseByNumber(state, ordinal, know);
}

function missedSpoken(state: CallState, heard: Understanding, know: Knowledge): Step | null {
  const { choice, ordinal } = heard.slots;
  if (choice === 'callback' || ordinal === 2) return askCallback(state, know);
  if (choice === 'message' || ordinal === 1 || heard.intent === 'yes') return startRecording(state, 'message');
  return heard.intent === 'no' ? goodbye(state) : null;
}

/** What may be wanted at any time. */
function anyTime(state: CallState, heard: Understanding, know: Knowledge): Step {
  switch (heard.intent) {
    case 'item':
      return itemQuestion(state, heard, know);
    case 'case_status':
      return heard.slots.receipt === undefined ? askReceipt(state) : takeReceipt(state, heard.slots.receipt, know);
    case 'hours':
      return tellHours(state, heard, know);
    case 'window':
      return tellWindow(state, heard, know);
    case 'appointment':
      return tellAppointment(state, heard, know);
    case 'complaint':
      return startRecording(state, 'complaint');
    case 'other_body':
      return otherBody(state, heard, know);
    default:
      return smallTalk(state, heard, know);
  }
}

function otherBody(state: CallState, heard: Understanding, know: Knowledge): Step {
  const body = know.otherBodies.get(heard.slots.body ?? '');
  if (body === undefined) return noMatch(state, know);
  const where =
    body.phone === null
      ? say('other-body.no-phone', { name: body.name })
      : say('other-body', { name: body.name, phone: body.phone });
  return { state: { ...understood(state), served: true }, says: [where, ...backToQuestion(state, know)] };
}

function emergency(state: CallState, heard: Understanding, know: Knowledge): Step {
  const number = heard.slots.emergency ?? '110';
  const service = know.emergencies.get(number) ?? '';
  return { state: { ...understood(moveTo(state, 'open')), served: true }, says: [say('emergency', { number, service })] };
}
