/** A small mark beside a name: draft, changed, faulty … Its colours have the contrast that tags of the library lack. */
import type { ReactNode } from 'react';

export type MarkTone = 'plain' | 'draft' | 'good' | 'bad';

export function Mark({ tone = 'plain', children }: { tone?: MarkTone; children: ReactNode }) {
  return <span className={`note-mark note-${tone}`}>{children}</span>;
}
