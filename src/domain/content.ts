/** What staff publish over the files: kinds, revisions, drafts, and the schemas of what is not an item, a window or a prompt. */
import { z } from 'zod';
import { ASPECT_IDS, INTENT_IDS } from './intent.js';
import { LANGUAGES } from './language.js';

/**
 * `prompt` (key `zh-CN/ask.item`, value: the wording), `item` and `window` (key: the code, value: the whole of it), `phrase` (key
 * `zh-CN/<text>`, see `phraseSchema`), `notice` (key: any id, see `noticeSchema`),
 * `recording` (key as of the prompt it is played for, see `recordingSchema`).
 */
export const CONTENT_KINDS = ['prompt', 'item', 'window', 'phrase', 'notice', 'recording'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** The value of an item or window that the files have and staff took out. */
export const REMOVED = { removed: true } as const;

/** One change of one key; nothing is ever changed in place. */
export interface ContentRevision {
  /** 1, 2, 3 … over all kinds. */
  revision: number;
  /** What was published together: the first revision of it. */
  batch: number;
  at: Date;
  by: string;
  kind: ContentKind;
  key: string;
  /** JSON. null: back to what the files say; `REMOVED`: taken out. */
  value: unknown;
  note: string | null;
  /** In force from (at the earliest when it was published) … */
  startsAt: Date;
  /** … until, or for good. */
  endsAt: Date | null;
}

/** A change that somebody works on and has not published. */
export interface ContentDraft {
  kind: ContentKind;
  key: string;
  value: unknown;
  /** Newest revision of the key when the draft was begun, 0 for none: what a later publication is compared with. */
  base: number;
  by: string;
  at: Date;
}

/** A change to be published. */
export interface ContentChange {
  kind: ContentKind;
  key: string;
  value: unknown;
  startsAt?: Date | null;
  endsAt?: Date | null;
  /** Newest revision of the key the editor had seen; when it is no longer, the change is refused. Absent: not compared. */
  base?: number;
}

const targetPattern = new RegExp(
  `^(item:\\d{4}|intent:(${INTENT_IDS.filter((id) => id !== 'item').join('|')})|aspect:(${ASPECT_IDS.join('|')})|other_body:[\\w-]+)$`,
);

/** How callers say something: the words, and what they mean: `item:0101`, `intent:operator`, `aspect:fee`, `other_body:<id>`. */
export const phraseSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  text: z.string().trim().min(2, '说法至少两个字').max(60, '说法最多六十个字'),
  target: z.string().regex(targetPattern, '说法要指向事项、意图、查询方面或别的单位'),
});
export type TaughtPhrase = z.infer<typeof phraseSchema>;

/** A sentence spoken after the greeting while its revision is in force, e.g. that the hall is closed over a holiday. */
export const noticeSchema = z.strictObject({
  title: z.string().trim().min(1).max(40),
  text: z.partialRecord(z.enum(LANGUAGES), z.string().trim().min(2).max(120, '通知最多一百二十个字')),
});
export type Notice = z.infer<typeof noticeSchema>;

/** A recorded voice for a prompt without variables: played while the wording is still what was recorded. */
export const recordingSchema = z.strictObject({
  /** Id of the file under the run-time folder. */
  file: z.string().regex(/^[0-9a-f]{32}$/),
  text: z.string().min(1),
  seconds: z.number().positive(),
});
export type Recording = z.infer<typeof recordingSchema>;

/** The key of a phrase: one text of a language means one thing. */
export function phraseKey({ language, text }: Pick<TaughtPhrase, 'language' | 'text'>): string {
  return `${language}/${text}`;
}

/** `item:0101` → ['item', '0101']. */
export function targetOf({ target }: Pick<TaughtPhrase, 'target'>): [kind: string, id: string] {
  const at = target.indexOf(':');
  return [target.slice(0, at), target.slice(at + 1)];
}
