/** Says that demonstration calls are among the figures, how far they are while they are placed, and takes them away. */
import { Alert, App, Button, Popconfirm, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { DemoMonth } from '../../domain/console/figures.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useMay } from '../shell/session.js';
import { useTask } from '../shell/use-task.js';
import { OVERVIEW_WORDS } from './words.js';

const EVERY_MS = 2_000;

export function DemoBanner({ onState }: { onState: (demo: DemoMonth) => void }) {
  const words = useWords(OVERVIEW_WORDS);
  const [demo, setDemo] = useDemoMonth(onState);
  const may = useMay();
  const task = useTask();
  const { message } = App.useApp();
  if (demo === undefined || demo.state === 'none' || demo.state === 'removed') return null;
  const remove = () =>
    task.run(async () => {
      setDemo(await api.post<DemoMonth>('demo-month/remove'));
      void message.success(words.demoRemoved);
    });
  const isPlacing = demo.state === 'placing';
  return (
    <Alert
      className="demo-banner"
      type="warning"
      showIcon
      title={isPlacing ? words.demoPlacing : words.demoShown}
      description={
        isPlacing ? (
          <>
            {words.demoPlacingHint}
            <Progress
              aria-label={words.demoPlacing}
              percent={Math.floor((100 * demo.placed) / Math.max(1, demo.total))}
              format={() => `${demo.placed} / ${demo.total}`}
            />
          </>
        ) : (
          words.demoShownHint(demo.placed)
        )
      }
      action={
        may('manager') && (
          <Popconfirm title={words.demoRemoveAsk} onConfirm={remove} placement="bottomRight">
            <Button loading={task.busy}>{words.demoRemove}</Button>
          </Popconfirm>
        )
      }
    />
  );
}

/** Asked for once, and again while calls are being placed. */
function useDemoMonth(onState: (demo: DemoMonth) => void): [DemoMonth | undefined, (demo: DemoMonth) => void] {
  const [demo, setDemo] = useState<DemoMonth>();
  const note = (next: DemoMonth) => {
    setDemo(next);
    onState(next);
  };
  const isPlacing = demo === undefined || demo.state === 'placing';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for until it is done
  useEffect(() => {
    if (!isPlacing) return;
    const abort = new AbortController();
    const ask = () => void api.get<DemoMonth>('demo-month', { signal: abort.signal }).then(note, () => {});
    ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [isPlacing]);
  return [demo, note];
}
