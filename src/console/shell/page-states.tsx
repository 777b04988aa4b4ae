/** What a page shows in place of its content: still reading, nothing there, something went wrong. */
import { Button, Empty, Result, Spin } from 'antd';
import type { ReactNode } from 'react';
import { ApiError } from './api.js';
import { usePick, useWords } from './language.js';
import type { Loaded } from './use-load.js';
import { SHELL_WORDS, TROUBLE_WORDS } from './words.js';

export function LoadingState() {
  const words = useWords(SHELL_WORDS);
  return (
    <div className="state" role="status">
      <Spin size="large" />
      <p>{words.loading}</p>
    </div>
  );
}

/** `children` say what to do about it, e.g. a button that makes the first one. */
export function EmptyState({ text, children }: { text?: string; children?: ReactNode }) {
  const words = useWords(SHELL_WORDS);
  return (
    <Empty className="state" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? words.empty}>
      {children}
    </Empty>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const words = useWords(SHELL_WORDS);
  const pick = usePick();
  const { trouble, detail } = error instanceof ApiError ? error : { trouble: 'broken' as const, detail: '' };
  return (
    <div role="alert">
      <Result
        status="warning"
        title={pick(TROUBLE_WORDS[trouble])}
        subTitle={detail || undefined}
        extra={onRetry && <Button onClick={onRetry}>{words.retry}</Button>}
      />
    </div>
  );
}

/** The state of something read with `useLoad`, or its value shown by `children`. */
export function Loading<T>({ from, children }: { from: Loaded<T>; children: (value: T) => ReactNode }) {
  if (from.value !== undefined) return children(from.value);
  return from.error ? <ErrorState error={from.error} onRetry={from.reload} /> : <LoadingState />;
}
