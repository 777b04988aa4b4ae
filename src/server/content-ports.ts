/** What live content needs of the store; `store/` implements it. */

import type { ContentDraft, ContentKind, ContentRevision } from '../domain/content.js';
import type { AuditEntry } from '../store/audit-log.js';

/** One key of one kind. */
export interface ContentKey {
  kind: ContentKind;
  key: string;
}

export type NewRevision = Omit<ContentRevision, 'revision' | 'batch'>;

export interface ContentStore {
  /** Number of the newest revision, 0 when there is none; cheap enough to be asked several times a second. */
  newest(): Promise<number>;
  /** Revisions after `revision` that may still come to stand at or after `now`, oldest first. */
  since(revision: number, now: Date): Promise<ContentRevision[]>;
  /** Adds revisions as one batch with its audit entry, all or none. null: somebody was faster, `newest` is no longer the newest; nothing was written. */
  append(revisions: readonly NewRevision[], newest: number, entry: AuditEntry): Promise<ContentRevision[] | null>;
  /** Newest first. */
  history(key: ContentKey): Promise<ContentRevision[]>;
  /** Everything published together. */
  batch(batch: number): Promise<ContentRevision[]>;
  /** The newest revisions of all kinds, or of one, newest first. */
  recent(options: { kind?: ContentKind; limit: number; before?: number }): Promise<ContentRevision[]>;
  /** Number of the newest revision of a key, 0 when it has none. */
  newestOf(key: ContentKey): Promise<number>;
  /** Keeps somebody's draft of a key, replacing their former one. */
  saveDraft(draft: ContentDraft): Promise<void>;
  /** All drafts, or those of a kind or one key, newest first; of one person if named. */
  drafts(options?: { kind?: ContentKind; key?: string; by?: string }): Promise<ContentDraft[]>;
  /** Discards drafts of one person. */
  deleteDrafts(keys: readonly ContentKey[], by: string): Promise<void>;
}
