/** A logged turn as the test phone's page shows it. */
import type { Turn } from '../domain/call.js';
import type { PhoneTurn } from '../domain/phone.js';

/** What the panel shows of a turn; `nameOf` gives an item's short name by its code. */
export function phoneTurn(turn: Turn, nameOf: (code: string) => string | undefined): PhoneTurn {
  const { index, stage, heard, understood, state, actions, spoken, ms } = turn;
  const said = actions.flatMap((action) => (action.do === 'say' ? [action.say.prompt as string] : []));
  return {
    index,
    stage,
    stageAfter: state.stage,
    heard,
    understood,
    prompts: [...new Set(spoken.map(({ prompt }) => prompt))],
    said: said.filter((prompt) => prompt !== 'notice'),
    item: state.item === undefined ? null : { code: state.item, name: nameOf(state.item) ?? state.item },
    ms,
  };
}
