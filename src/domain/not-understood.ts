/** When a turn counts as not understood (未听懂): read off what the line did about it. */
import type { Action } from './call.js';
import type { PromptId } from './prompt.js';

/** What is said to a caller who was not understood. */
const NO_MATCH: ReadonlySet<PromptId> = new Set(['no-match.again', 'no-match.1', 'no-match.2', 'keys.unknown']);

/** True when these actions answer somebody who was not understood; the last rung leads to a person: not understood all the same. */
export function isNotUnderstood(actions: readonly Action[]): boolean {
  return actions.some(
    (action) =>
      (action.do === 'say' && NO_MATCH.has(action.say.prompt)) || (action.do === 'transfer' && action.reason === 'no_match'),
  );
}
