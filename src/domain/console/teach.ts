/** Not understood (待教问题): `/api/console/teach`: groups of like questions, teaching them, and what that changes. */
import { z } from 'zod';
import { phraseSchema } from '../content.js';
import { ASPECT_IDS, DECISIONS, INTENT_IDS } from '../intent.js';
import { itemCode } from '../item.js';
import { LANGUAGES } from '../language.js';
import { MISSED_REASONS, MISSED_STATUSES } from '../missed.js';

const itemViewSchema = z.object({ code: z.string(), name: z.string(), score: z.number() });

/** An understanding in short: what the caller would notice of it. */
export const understoodViewSchema = z.object({
  decision: z.enum(DECISIONS),
  intent: z.enum(INTENT_IDS),
  aspects: z.array(z.enum(ASPECT_IDS)),
  /** At most three, best first. */
  items: z.array(itemViewSchema),
  /** Name of the other body it is sent to. */
  body: z.string().nullable(),
  why: z.array(z.string()),
});
export type UnderstoodView = z.infer<typeof understoodViewSchema>;

export const missedGroupSchema = z.object({
  id: z.number(),
  language: z.enum(LANGUAGES),
  text: z.string(),
  status: z.enum(MISSED_STATUSES),
  /** What it was taught as: `item:0101`, `alias:0101`, `intent:operator`, `aspect:fee`, `other_body:<id>`. */
  target: z.string().nullable(),
  by: z.string().nullable(),
  statusAtMs: z.number().nullable(),
  turns: z.number(),
  callers: z.number(),
  firstAtMs: z.number(),
  lastAtMs: z.number(),
  /** What the line makes of it now. */
  now: understoodViewSchema,
  /** Items nearest to it, best first, at most three; `score` is a likeness. */
  nearest: z.array(itemViewSchema),
});
export type MissedGroupView = z.infer<typeof missedGroupSchema>;

export const missedQuerySchema = z.object({
  status: z.enum(MISSED_STATUSES).default('open'),
  search: z.string().trim().max(60).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export const missedPageSchema = z.object({
  groups: z.array(missedGroupSchema),
  total: z.number(),
  /** Open groups in all. */
  open: z.number(),
  pageSize: z.number(),
});
export type MissedPage = z.infer<typeof missedPageSchema>;

export const missedTurnSchema = z.object({
  callId: z.string(),
  index: z.number(),
  atMs: z.number(),
  text: z.string(),
  reason: z.enum(MISSED_REASONS),
});
export const missedDetailsSchema = z.object({ group: missedGroupSchema, turns: z.array(missedTurnSchema) });
export type MissedDetails = z.infer<typeof missedDetailsSchema>;

/** What a question may be taught as. */
export const teachTargetsSchema = z.object({
  items: z.array(z.object({ code: z.string(), name: z.string(), window: z.string() })),
  bodies: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() })),
  intents: z.array(z.enum(INTENT_IDS)),
  aspects: z.array(z.enum(ASPECT_IDS)),
});
export type TeachTargets = z.infer<typeof teachTargetsSchema>;

/** A name of an item, or how callers say an item, an intent, an aspect or another body's matter. */
export const teachingSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('alias'), text: phraseSchema.shape.text, code: itemCode }),
  z.strictObject({ as: z.literal('phrase'), ...phraseSchema.shape }),
]);
export type Teaching = z.infer<typeof teachingSchema>;

export const changedUtteranceSchema = z.object({
  text: z.string(),
  times: z.number(),
  callId: z.string(),
  before: understoodViewSchema,
  after: understoodViewSchema,
});
export type ChangedUtterance = z.infer<typeof changedUtteranceSchema>;

export const teachPreviewSchema = z.object({
  before: understoodViewSchema,
  after: understoodViewSchema,
  /** Logged questions that would be understood otherwise, most frequent first, at most fifty. */
  changed: z.array(changedUtteranceSchema),
  changedInAll: z.number(),
  /** Different questions replayed, of how many days. */
  replayed: z.number(),
  days: z.number(),
  /** What forbids teaching it. */
  errors: z.array(z.string()),
});
export type TeachPreview = z.infer<typeof teachPreviewSchema>;

/** conflict: somebody changed the same since; refused: the checks forbid it, see `reasons`. */
export const teachResultSchema = z.object({
  result: z.enum(['done', 'conflict', 'refused']),
  reasons: z.array(z.string()),
});
export type TeachResult = z.infer<typeof teachResultSchema>;

/** What was taught and holds now, newest first. */
export const taughtPhraseSchema = z.object({
  language: z.enum(LANGUAGES),
  text: z.string(),
  target: z.string(),
  /** Name of the item or body; null for intents and aspects, and for an item that is gone. */
  name: z.string().nullable(),
  by: z.string(),
  atMs: z.number(),
});
export type TaughtPhraseView = z.infer<typeof taughtPhraseSchema>;
export const taughtPhrasesSchema = z.object({ phrases: z.array(taughtPhraseSchema) });
export type TaughtPhrases = z.infer<typeof taughtPhrasesSchema>;
export const phraseNameSchema = phraseSchema.pick({ language: true, text: true });
