import { expect, test } from 'vitest';
import { actionsForLog } from '../../src/calls/turn-log.js';
import type { Action } from '../../src/domain/call.js';
import { say } from '../../src/domain/prompt.js';

test('the log keeps what was done, not the list of words the recogniser expected', () => {
  const spoken: Action = { do: 'say', say: say('ask.open') };
  const gather = {
    speech: true,
    expects: 'sentence' as const,
    keys: 1,
    endOfSpeechMs: 2000,
    timeoutMs: 6000,
    hints: ['身份证', '社保卡'],
  };
  expect(actionsForLog([spoken, { do: 'gather', gather }])).toEqual([spoken, { do: 'gather', gather: { ...gather, hints: [] } }]);
  expect(gather.hints).toHaveLength(2);
});
