/** What works everywhere: repeat, slower, back, main menu, help, a person, goodbye, language. */
import type { CallState } from '../domain/call.js';
import type { IntentId } from '../domain/intent.js';
import { say } from '../domain/prompt.js';
import type { Understanding } from '../domain/understanding.js';
import type { Knowledge } from './knowledge.js';
import { switchLanguage } from './language.js';
import { openMenu } from './menu.js';
import { toPerson } from './operator.js';
import { stageQuestion } from './questions.js';
import { moveTo, type Step, understood } from './step.js';

/** A recogniser less sure than this is asked back before a caller is handed to a person. */
const SURE_ENOUGH = 0.5;

/** Carries out a command, or null when the intent is none. `confidence` is the recogniser's, where it gave one. */
export function command(state: CallState, heard: Understanding, confidence: number | undefined, know: Knowledge): Step | null {
  switch (heard.intent) {
    case 'operator':
      return askedForPerson(state, confidence, know);
    case 'language':
      return switchLanguage(state, heard.slots.language ?? (state.language === 'en' ? 'zh-CN' : 'en'));
    default:
      return plainCommand(state, heard.intent, know);
  }
}

function plainCommand(state: CallState, intent: IntentId, know: Knowledge): Step | null {
  switch (intent) {
    case 'repeat':
      return repeat(state, know);
    case 'slower':
      return slower(state, know);
    case 'back':
      return back(state, know);
    case 'main_menu':
      return openMenu(state);
    case 'help':
      return { state: understood(state), says: [say('help')] };
    case 'bye':
      return goodbye(state);
    default:
      return null;
  }
}

function askedForPerson(state: CallState, confidence: number | undefined, know: Knowledge): Step {
  if (confidence === undefined || confidence >= SURE_ENOUGH) return toPerson(state, 'asked', know);
  return { state: understood(moveTo(state, 'operator_confirm')), says: [say('operator.confirm')] };
}

/** The last sentences once more. */
export function repeat(state: CallState, know: Knowledge): Step {
  const says = state.said.length > 0 ? state.said : stageQuestion(state, know);
  return { state: understood(state), says, passing: true };
}

function slower(state: CallState, know: Knowledge): Step {
  const again = repeat(state, know);
  return { ...again, state: { ...again.state, slow: true }, says: [say('slower.done'), ...again.says] };
}

/** Takes up where a passing question interrupted. */
export function resume(state: CallState, know: Knowledge): Step {
  const focus = state.trail[state.trail.length - 1] ?? { stage: 'open' as const, options: [] };
  const restored = understood({ ...state, ...focus, trail: state.trail.slice(0, -1), list: undefined, offers: [] });
  return { state: restored, says: stageQuestion(restored, know) };
}

/** Returns to the place before this one; at the start there is only the menu, whose keys work there too. */
export function back(state: CallState, know: Knowledge): Step {
  const focus = state.trail[state.trail.length - 1];
  const trail = state.trail.slice(0, -1);
  if (focus === undefined)
    return { state: understood({ ...state, stage: 'open', list: undefined }), says: [say('back.none'), say('menu')] };
  const restored = understood({ ...state, ...focus, trail, list: undefined, offers: [] });
  const item = focus.stage === 'item' && focus.item !== undefined ? know.catalog.item(focus.item) : undefined;
  const says = item === undefined ? stageQuestion(restored, know) : [say('item.menu', { item: item.short_name })];
  return { state: restored, says };
}

export function goodbye(state: CallState): Step {
  return { state: { ...state, stage: 'ended' }, says: [say('bye')], wayOn: { do: 'hangup' } };
}
