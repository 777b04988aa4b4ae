/** The prompts page: what each prompt says in each language, and what an editor should know about it. */
import { z } from 'zod';
import { LANGUAGES } from '../language.js';
import { bilingualSchema, draftViewSchema, revisionViewSchema } from './content-drafts.js';

const languageSchema = z.enum(LANGUAGES);

const problemSchema = z.object({ severity: z.enum(['error', 'warning']), message: bilingualSchema, fix: bilingualSchema });
export type WordingProblemView = z.infer<typeof problemSchema>;

export const promptFactsSchema = z.object({
  pieces: z.array(z.union([z.object({ text: z.string() }), z.object({ variable: z.string(), known: z.boolean() })])),
  variables: z.array(z.object({ name: z.string(), type: z.string(), used: z.boolean() })),
  example: z.array(z.object({ text: z.string(), language: languageSchema })),
  seconds: z.number(),
  problems: z.array(problemSchema),
});
export type PromptFactsView = z.infer<typeof promptFactsSchema>;

/** A recording in place of the voice; only while the wording is what was recorded. */
const recordingSchema = z.object({ file: z.string(), text: z.string(), seconds: z.number() });
export type RecordingView = z.infer<typeof recordingSchema>;

const wordingSchema = z.object({
  text: z.string(),
  seconds: z.number(),
  problems: z.number(),
  /** Newest revision, 0 when only the file speaks. */
  revision: z.number(),
  /** The prompt was changed in another language since: this one may have to follow. */
  behind: z.boolean(),
  /** The own draft. */
  draft: z.string().nullable(),
  /** Others who have a draft of it. */
  others: z.array(z.string()),
  recorded: z.enum(['no', 'yes', 'stale']),
  /** The own draft of its recording. */
  recordingDraft: z.boolean(),
});

const promptRowSchema = z.object({
  id: z.string(),
  variables: z.array(z.string()),
  /** Scripted calls that say it. */
  calls: z.number(),
  wordings: z.partialRecord(languageSchema, wordingSchema),
});
export type PromptRow = z.infer<typeof promptRowSchema>;

export const promptListSchema = z.object({
  languages: z.array(languageSchema),
  groups: z.array(z.object({ id: z.string(), title: bilingualSchema, prompts: z.array(promptRowSchema) })),
});
export type PromptList = z.infer<typeof promptListSchema>;

export const promptDetailSchema = z.object({
  id: z.string(),
  language: languageSchema,
  /** As published now, and as in the files. */
  text: z.string(),
  fileText: z.string(),
  /** The line has a voice of its own to listen to. */
  serverVoice: z.boolean(),
  revision: z.number(),
  /** The same prompt in the other languages. */
  translations: z.partialRecord(languageSchema, z.string()),
  facts: promptFactsSchema,
  draft: draftViewSchema.nullable(),
  others: z.array(draftViewSchema),
  recording: recordingSchema.nullable(),
  recordingRevision: z.number(),
  recordingDraft: draftViewSchema.nullable(),
  moments: z.array(z.object({ file: z.string(), title: bilingualSchema })),
  uses: z.array(z.object({ script: z.string(), call: z.string(), turn: z.number() })),
  history: z.array(revisionViewSchema),
});
export type PromptDetail = z.infer<typeof promptDetailSchema>;

export const promptFactsRequestSchema = z.strictObject({ id: z.string(), language: languageSchema, text: z.string().max(1000) });
export type PromptFactsRequest = z.infer<typeof promptFactsRequestSchema>;

const soundReportSchema = z.object({
  seconds: z.number(),
  levelDb: z.number(),
  peakDb: z.number(),
  clipped: z.number(),
  quietStart: z.number(),
  quietEnd: z.number(),
  problems: z.array(problemSchema),
});

/** What came of an uploaded or recorded sound. */
export const recordingUploadSchema = z.union([
  z.object({ ok: z.literal(true), file: z.string(), report: soundReportSchema, peaks: z.array(z.number()) }),
  z.object({ ok: z.literal(false), message: bilingualSchema, fix: bilingualSchema }),
]);
export type RecordingUpload = z.infer<typeof recordingUploadSchema>;

const noticeViewSchema = z.object({
  key: z.string(),
  title: z.string(),
  text: z.partialRecord(languageSchema, z.string()),
  startsAtMs: z.number(),
  endsAtMs: z.number().nullable(),
  revision: z.number(),
  by: z.string(),
  state: z.enum(['coming', 'spoken', 'over']),
});
export const noticeListSchema = z.object({ notices: z.array(noticeViewSchema) });
export type NoticeView = z.infer<typeof noticeViewSchema>;
export type NoticeList = z.infer<typeof noticeListSchema>;
