/** A word in a coloured field: outcomes, signs, tags. Its contrast is enough to be read, which antd's own tags do not reach. */
import type { ReactNode } from 'react';

export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'plain';

export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`call-mark call-mark-${tone}`}>{children}</span>;
}
