/** Doing something on the server when a button is pressed: busy meanwhile, and trouble is told in plain words. */
import { App } from 'antd';
import { useState } from 'react';
import { ApiError } from './api.js';
import { usePick } from './language.js';
import { TROUBLE_WORDS } from './words.js';

/**
 * `run` resolves with what the task gave, or with undefined after telling the user what went wrong.
 *
 *   const task = useTask();
 *   <Button loading={task.busy} onClick={() => task.run(async () => { await api.post(…); reload(); })} />
 */
export function useTask(): { busy: boolean; run<T>(task: () => Promise<T>): Promise<T | undefined> } {
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  const pick = usePick();
  const run = async <T>(task: () => Promise<T>) => {
    setBusy(true);
    try {
      return await task();
    } catch (error) {
      const { trouble, detail } = error instanceof ApiError ? error : { trouble: 'broken' as const, detail: '' };
      if (!(error instanceof ApiError)) console.error(error);
      void message.error([pick(TROUBLE_WORDS[trouble]), trouble === 'refused' ? detail : ''].filter(Boolean).join('：'));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}
