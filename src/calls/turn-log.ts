/** How a turn is written down: without the numbers a caller said or keyed. */
import type { Action, CallEvent, Stage } from '../domain/call.js';
import { redactDigits } from '../domain/mask.js';
import type { Understanding } from '../domain/understanding.js';

/** Stages whose input is a secret of the caller: nothing of it is kept. */
const SECRET_STAGES: ReadonlySet<Stage> = new Set(['receipt_phone']);
const HIDDEN = '****';

/** What was heard or keyed, as the log keeps it. */
export function heardForLog(event: CallEvent, stage: Stage): string | null {
  const heard = event.kind === 'speech' ? event.text : event.kind === 'keys' ? event.digits : null;
  if (heard === null) return null;
  return SECRET_STAGES.has(stage) ? HIDDEN : redactDigits(heard);
}

/** The understanding without the numbers in it. */
export function understoodForLog(understood: Understanding, stage: Stage): Understanding {
  const hide = SECRET_STAGES.has(stage) ? () => HIDDEN : redactDigits;
  const { receipt, digits, ...slots } = understood.slots;
  return {
    ...understood,
    text: hide(understood.text),
    why: understood.why.map(hide),
    slots: {
      ...slots,
      ...(receipt === undefined ? {} : { receipt: hide(receipt) }),
      ...(digits === undefined ? {} : { digits: hide(digits) }),
    },
  };
}

/** The actions without the words the recogniser was told to expect: they follow from stage and catalog, and are most of a turn's size. */
export function actionsForLog(actions: readonly Action[]): Action[] {
  return actions.map((action) => (action.do === 'gather' ? { ...action, gather: { ...action.gather, hints: [] } } : action));
}
