/** Cases (办件): import by sheet and by interface, what came of the last ones, and the look-up of one. */
import { z } from 'zod';
import { caseDepartmentSchema, caseFileSchema } from '../case-file.js';

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** One case as another system sends it; what is left out and may be empty is empty afterwards. */
export const caseInputSchema = caseFileSchema.extend({
  promised_on: caseFileSchema.shape.promised_on.default(null),
  next_step: caseFileSchema.shape.next_step.default(null),
  reason: caseFileSchema.shape.reason.default(null),
});

export const MOST_CASES = 10_000;

/** Rows are checked one by one, so that a bad one does not keep the others out. */
export const caseUploadSchema = z.strictObject({ cases: z.array(z.unknown()).max(MOST_CASES) });

/** What each row is checked against, for the document. */
export const describedCaseUploadSchema = z.strictObject({
  cases: z.array(caseInputSchema).max(MOST_CASES).meta({
    description:
      'The receipt number decides whether a case is new; sending the same again changes nothing. Days as YYYY-MM-DD. A row that does not fit is told among the errors and left out; the others are stored.',
  }),
});

export const caseCountsSchema = z.object({
  received: z.number(),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  failed: z.number(),
});
export type CaseCounts = z.infer<typeof caseCountsSchema>;

export const caseUploadResultSchema = caseCountsSchema.extend({
  /** One entry for each row that was refused; `row` counts from 0. The others are stored. */
  errors: z.array(z.object({ row: z.number(), receipt: z.string().nullable(), problems: z.array(z.string()) })),
});

export const caseProblemSchema = z.object({
  /** As in the sheet, e.g. D12; null when the row as a whole is meant. */
  cell: z.string().nullable(),
  column: z.string().nullable(),
  message: bilingual,
  fix: bilingual.nullable(),
});
export type CaseProblem = z.infer<typeof caseProblemSchema>;

export const CASE_ROW_STATES = ['new', 'changed', 'unchanged', 'error'] as const;

export const caseRowSchema = z.object({
  row: z.number(),
  receipt: z.string().nullable(),
  state: z.enum(CASE_ROW_STATES),
  problems: z.array(caseProblemSchema),
  /** Columns that differ from what is stored, as the sheet writes them; the tail of the phone is never shown. */
  changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

/** unreadable: no such sheet in the file; nothing can be imported. */
export const casePreviewSchema = z.discriminatedUnion('result', [
  z.object({ result: z.literal('unreadable'), problems: z.array(caseProblemSchema) }),
  z.object({
    result: z.literal('staged'),
    counts: caseCountsSchema,
    /** Rows with errors first, then changed, then new ones; at most CASE_ROWS_SHOWN of them. */
    rows: z.array(caseRowSchema),
  }),
]);
export type CasePreview = z.infer<typeof casePreviewSchema>;

export const CASE_ROWS_SHOWN = 300;

export const caseImportResultSchema = z.discriminatedUnion('result', [
  z.object({ result: z.literal('unreadable'), problems: z.array(caseProblemSchema) }),
  z.object({ result: z.literal('imported'), counts: caseCountsSchema }),
]);
export type CaseImportResult = z.infer<typeof caseImportResultSchema>;

export const caseImportSchema = z.object({
  id: z.number(),
  atMs: z.number(),
  by: z.string(),
  /** A file's name, or null when it came through the interface. */
  file: z.string().nullable(),
  counts: caseCountsSchema,
  /** The first of them. */
  problems: z.array(z.object({ row: z.number(), receipt: z.string().nullable(), text: bilingual })),
});
export type CaseImport = z.infer<typeof caseImportSchema>;

export const caseImportListSchema = z.object({
  /** Newest first. */
  imports: z.array(caseImportSchema),
  /** Cases stored by now. */
  stored: z.number(),
});
export type CaseImportList = z.infer<typeof caseImportListSchema>;

export const caseLookupSchema = z.strictObject({
  receipt: z.string().regex(/^\d{6,20}$/, 'a receipt number has 6 to 20 digits'),
  /** Four digits the caller names, to be compared; they are not shown. */
  tail: z
    .string()
    .regex(/^\d{4}$/, 'four digits')
    .optional(),
});

/** A case without the second factor. */
export const caseViewSchema = caseFileSchema.omit({ phone_tail: true }).extend({
  itemName: z.string(),
  departments: z.array(caseDepartmentSchema),
  /** Past its promised day and not finished. */
  overdue: z.boolean(),
  /** Whether the digits named are the ones left with the application; null when none were named. */
  tailMatches: z.boolean().nullable(),
});
export type CaseView = z.infer<typeof caseViewSchema>;

export const caseFoundSchema = z.object({ case: caseViewSchema.nullable() });
export type CaseFound = z.infer<typeof caseFoundSchema>;
