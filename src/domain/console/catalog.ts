/** The catalog page: items by window, one item with its findings, import and export of the sheet. */
import { z } from 'zod';
import { bilingualSchema, draftViewSchema, revisionViewSchema } from './content-drafts.js';

const choiceSchema = z.object({ value: z.union([z.string(), z.number(), z.boolean(), z.null()]), label: z.string() });

/** A field of an item: the form and the sheet are both made from these. */
export const itemFieldSchema = z.object({
  key: z.string(),
  title: bilingualSchema,
  help: bilingualSchema,
  form: z.string(),
  required: z.boolean(),
  group: z.string(),
  example: z.string(),
  choices: z.array(choiceSchema).readonly().optional(),
});
export type ItemField = z.infer<typeof itemFieldSchema>;

const itemRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  short_name: z.string(),
  window: z.string(),
  kind: z.string(),
  aliases: z.array(z.string()),
  as_of: z.string().nullable(),
  /** The facts are a year old, or nobody knows how old. */
  stale: z.boolean(),
  errors: z.number(),
  warnings: z.number(),
  /** Newest revision, 0 when only the file speaks. */
  revision: z.number(),
  /** In the catalog now; false for an own draft of a new item. */
  published: z.boolean(),
  draft: z.boolean(),
  others: z.array(z.string()),
});
export type ItemRow = z.infer<typeof itemRowSchema>;

export const catalogViewSchema = z.object({
  windows: z.array(
    z.object({
      code: z.string(),
      department: z.string(),
      short_name: z.string(),
      hall: z.string(),
      hours: z.string(),
      /** The own draft. */
      draft: z.boolean(),
    }),
  ),
  items: z.array(itemRowSchema),
  fields: z.array(itemFieldSchema),
  windowFields: z.array(itemFieldSchema),
});
export type CatalogView = z.infer<typeof catalogViewSchema>;

const itemFindingSchema = z.object({
  /** Column the finding belongs to, and the path inside the item. */
  field: z.string().nullable(),
  path: z.string(),
  severity: z.enum(['error', 'warning']),
  rule: z.string(),
  message: z.string(),
  fix: z.string(),
  /** The fact is not spoken while this stands. */
  silences: z.string().nullable(),
});
export type ItemFinding = z.infer<typeof itemFindingSchema>;

export const itemDetailSchema = z.object({
  code: z.string(),
  /** As published; null for a new item. */
  item: z.unknown(),
  revision: z.number(),
  draft: draftViewSchema.nullable(),
  others: z.array(draftViewSchema),
  findings: z.array(itemFindingSchema),
  history: z.array(revisionViewSchema),
});
export type ItemDetail = z.infer<typeof itemDetailSchema>;

export const itemCheckRequestSchema = z.strictObject({ item: z.looseObject({}) });
export const itemCheckSchema = z.object({ findings: z.array(itemFindingSchema) });

const cellProblemSchema = z.object({
  cell: z.string().nullable(),
  column: z.string().nullable(),
  message: bilingualSchema,
  fix: bilingualSchema,
});
export type CellProblemView = z.infer<typeof cellProblemSchema>;

const stagedRowSchema = z.object({
  row: z.number(),
  state: z.enum(['new', 'changed', 'same', 'error']),
  code: z.string().nullable(),
  name: z.string().nullable(),
  changes: z.array(z.object({ key: z.string(), title: bilingualSchema, before: z.string(), after: z.string() })),
  problems: z.array(cellProblemSchema),
  notes: z.array(cellProblemSchema),
});
export type StagedRowView = z.infer<typeof stagedRowSchema>;

export const importPreviewSchema = z.object({
  counts: z.object({ new: z.number(), changed: z.number(), same: z.number(), error: z.number() }),
  untouched: z.number(),
  /** The file as a whole. */
  problems: z.array(cellProblemSchema),
  /** Rows that change something or are wrong; rows without change are only counted. */
  rows: z.array(stagedRowSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importQuerySchema = z.object({
  note: z.string().trim().max(200).default(''),
  startsAtMs: z.coerce.number().optional(),
});
