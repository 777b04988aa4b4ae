/** What somebody works on and has not published, and publishing it: `/api/console/drafts`, `/api/console/publications`. */
import { z } from 'zod';
import { CONTENT_KINDS } from '../content.js';

export const contentKeySchema = z.object({ kind: z.enum(CONTENT_KINDS), key: z.string().min(1).max(200) });
export type ContentKeyView = z.infer<typeof contentKeySchema>;

export const bilingualSchema = z.object({ zh: z.string(), en: z.string() });

/** A draft; its value is the wording of a prompt, the whole of an item or a notice, or a mark that it is taken out. */
export const draftViewSchema = contentKeySchema.extend({
  value: z.unknown(),
  by: z.string(),
  atMs: z.number(),
  base: z.number(),
  /** Somebody published the key since the draft was begun. */
  overtaken: z.boolean(),
  /** For lists: short name of the item, text of the prompt. */
  title: z.string(),
});
export type DraftView = z.infer<typeof draftViewSchema>;

export const draftsViewSchema = z.object({ mine: z.array(draftViewSchema), others: z.array(draftViewSchema) });
export type DraftsView = z.infer<typeof draftsViewSchema>;

/** `base`: newest revision of the key the editor has seen. */
export const draftSaveSchema = contentKeySchema.extend({ value: z.unknown(), base: z.int().min(0) });
export type DraftSave = z.infer<typeof draftSaveSchema>;
/** overtaken: kept, but somebody has published since; refused: not kept, the value is no such thing. */
export const draftSavedSchema = z.object({ result: z.enum(['saved', 'overtaken', 'refused']), reasons: z.array(z.string()) });
export type DraftSaved = z.infer<typeof draftSavedSchema>;

export const draftKeysSchema = z.object({ keys: z.array(contentKeySchema).min(1).max(2000) });

const fieldChangeSchema = z.object({ key: z.string(), title: bilingualSchema, before: z.string(), after: z.string() });
export type FieldChangeView = z.infer<typeof fieldChangeSchema>;

/** One change as a reviewer sees it: the fields that differ from what is published. */
export const changeViewSchema = contentKeySchema.extend({
  title: z.string(),
  /** Published by somebody since the draft was begun: by whom, and what. */
  overtakenBy: z.string().nullable(),
  fields: z.array(fieldChangeSchema),
});
export type ChangeView = z.infer<typeof changeViewSchema>;

export const reviewSchema = z.object({
  changes: z.array(changeViewSchema),
  /** What forbids publishing, in Chinese for staff. */
  errors: z.array(z.string()),
  /** New warnings of the checks. */
  warnings: z.array(z.string()),
  /** How many scripted calls will be placed. */
  calls: z.number(),
});
export type Review = z.infer<typeof reviewSchema>;

export const publishRequestSchema = draftKeysSchema.extend({
  note: z.string().trim().max(200),
  startsAtMs: z.number().nullable(),
  endsAtMs: z.number().nullable(),
});
export type PublishRequest = z.infer<typeof publishRequestSchema>;

export const revisionViewSchema = z.object({
  revision: z.number(),
  batch: z.number(),
  atMs: z.number(),
  by: z.string(),
  note: z.string().nullable(),
  startsAtMs: z.number(),
  endsAtMs: z.number().nullable(),
  value: z.unknown(),
  /** In force now. */
  standing: z.boolean(),
  fields: z.array(fieldChangeSchema),
});
export type RevisionView = z.infer<typeof revisionViewSchema>;

/** What was published together. */
export const publicationViewSchema = z.object({
  batch: z.number(),
  atMs: z.number(),
  by: z.string(),
  note: z.string().nullable(),
  startsAtMs: z.number(),
  endsAtMs: z.number().nullable(),
  keys: z.array(contentKeySchema.extend({ title: z.string() })),
});
export type PublicationView = z.infer<typeof publicationViewSchema>;
