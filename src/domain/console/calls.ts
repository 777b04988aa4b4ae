/** Calls as managers see them (`/api/console/calls`): filters, rows of the list, one call in full. Times are ms since 1970. */
import { z } from 'zod';
import { type Action, OUTCOMES, STAGES, TICKET_KINDS } from '../call.js';
import { CALL_FLAGS } from '../call-filter.js';
import { INTENT_IDS } from '../intent.js';
import { itemCode, windowCode } from '../item.js';
import { LANGUAGES } from '../language.js';
import type { Spoken } from '../prompt.js';
import type { Understanding } from '../understanding.js';

const day = z.iso.date();
const flag = `(?:${CALL_FLAGS.join('|')})`;

/** The filter in an address: days at the centre, both included; flags with commas between them. */
export const callQuerySchema = z.object({
  from: day.optional(),
  to: day.optional(),
  outcome: z.enum(OUTCOMES).optional(),
  stage: z.enum(STAGES).optional(),
  item: itemCode.optional(),
  window: windowCode.optional(),
  intent: z.enum(INTENT_IDS).optional(),
  language: z.enum(LANGUAGES).optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
  weekday: z.coerce.number().int().min(1).max(7).optional(),
  tail: z
    .string()
    .regex(/^\d{4,15}$/, 'the last four or more digits')
    .optional(),
  text: z.string().trim().max(100).optional(),
  tag: z.string().max(40).optional(),
  flags: z
    .string()
    .regex(new RegExp(`^${flag}(?:,${flag})*$`))
    .optional(),
});
export type CallQuery = z.infer<typeof callQuerySchema>;

export const callPageQuerySchema = callQuerySchema.extend({
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const listedCallSchema = z.object({
  id: z.string(),
  startedAtMs: z.number(),
  durationMs: z.number(),
  caller: z.string().nullable().meta({ description: 'Masked; null when withheld' }),
  outcome: z.enum(OUTCOMES),
  stage: z.enum(STAGES),
  language: z.enum(LANGUAGES),
  turns: z.number(),
  notUnderstood: z.number(),
  noInput: z.number(),
  transfers: z.number(),
  firstHeard: z.string().nullable(),
  items: z.array(z.string()),
  windows: z.array(z.string()),
  intents: z.array(z.enum(INTENT_IDS)),
  tags: z.array(z.string()),
  demo: z.boolean().meta({ description: 'Placed by the demonstration month' }),
});
export type ListedCall = z.infer<typeof listedCallSchema>;

export const callPageSchema = z.object({
  calls: z.array(listedCallSchema),
  next: z.number().nullable().meta({ description: '`before` of the next page; null on the last one' }),
});
export type CallPage = z.infer<typeof callPageSchema>;

export const callCountSchema = z.object({ count: z.number() });
export type CallCount = z.infer<typeof callCountSchema>;

export const liveCallSchema = z.object({
  id: z.string(),
  startedAtMs: z.number(),
  lastAtMs: z.number(),
  caller: z.string().nullable(),
  stage: z.enum(STAGES),
  language: z.enum(LANGUAGES),
  turns: z.number(),
  item: z.string().nullable(),
  heard: z.string().nullable(),
});
export type LiveCall = z.infer<typeof liveCallSchema>;
export const liveCallsSchema = z.object({ nowMs: z.number(), calls: z.array(liveCallSchema) });
export type LiveCalls = z.infer<typeof liveCallsSchema>;

const understanding = z.looseObject({ decision: z.string() }) as unknown as z.ZodType<Understanding>;
const action = z.looseObject({ do: z.string() }) as unknown as z.ZodType<Action>;
const spoken = z.looseObject({ prompt: z.string(), text: z.string() }) as unknown as z.ZodType<Spoken>;

export const timelineTurnSchema = z.object({
  index: z.number(),
  atMs: z.number(),
  event: z.enum(['started', 'speech', 'keys', 'silence', 'recorded', 'dialled', 'hangup']),
  heard: z.string().nullable(),
  confidence: z.number().nullable(),
  understood: understanding.nullable(),
  stage: z.enum(STAGES),
  stageAfter: z.enum(STAGES),
  language: z.enum(LANGUAGES),
  item: z.string().nullable(),
  spoken: z.array(spoken),
  actions: z.array(action).meta({ description: 'What was done besides speaking' }),
  notUnderstood: z.boolean(),
  ms: z.number().meta({ description: 'From the carrier’s request to the answer' }),
  played: z
    .object({ characters: z.number(), of: z.number(), ms: z.number() })
    .nullable()
    .meta({ description: 'How much of what was said the caller heard; null where the carrier does not tell' }),
});
export type TimelineTurn = z.infer<typeof timelineTurnSchema>;

export const callNoteSchema = z.object({ id: z.number(), author: z.string(), atMs: z.number(), text: z.string() });
export type CallNote = z.infer<typeof callNoteSchema>;

export const callRecordingSchema = z.object({
  ticket: z.string(),
  kind: z.enum(TICKET_KINDS),
  turn: z.number().meta({ description: 'Index of the turn in which recording began' }),
  atMs: z.number(),
});
export type CallRecording = z.infer<typeof callRecordingSchema>;

export const callDetailsSchema = z.object({
  id: z.string(),
  provider: z.string(),
  startedAtMs: z.number(),
  endedAtMs: z.number().nullable(),
  caller: z.string().nullable(),
  called: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  stage: z.enum(STAGES).nullable(),
  demo: z.boolean(),
  turns: z.array(timelineTurnSchema),
  statuses: z.array(z.object({ status: z.string(), atMs: z.number() })),
  tickets: z.array(
    z.object({
      number: z.string(),
      kind: z.enum(TICKET_KINDS),
      status: z.string(),
      item: z.string().nullable(),
      window: z.string().nullable(),
    }),
  ),
  recordings: z.array(callRecordingSchema),
  notes: z.array(callNoteSchema),
  tags: z.array(z.string()),
});
export type CallDetails = z.infer<typeof callDetailsSchema>;

export const callIdSchema = z.object({ id: z.string().min(1).max(64) });
export const noteRequestSchema = z.strictObject({ text: z.string().trim().min(1).max(2000) });
export const tagsSchema = z.strictObject({ tags: z.array(z.string().trim().min(1).max(20)).max(10) });
export type Tags = z.infer<typeof tagsSchema>;
export const callerNumberSchema = z.object({ number: z.string().nullable() });
export type CallerNumber = z.infer<typeof callerNumberSchema>;

/** How far a download is; asked for by the id the page chose. */
export const exportProgressSchema = z.object({
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  written: z.number(),
  total: z.number().nullable(),
});
export type ExportProgress = z.infer<typeof exportProgressSchema>;
export const exportIdSchema = z.object({ export: z.string().regex(/^[\w-]{8,64}$/) });

/** Names of items and windows, for filters and rows. */
export const namesSchema = z.object({
  items: z.array(z.object({ code: z.string(), name: z.string(), window: z.string() })),
  windows: z.array(z.object({ code: z.string(), name: z.string() })),
  tags: z.array(z.string()),
  today: z.string().meta({ description: 'YYYY-MM-DD at the centre' }),
  timeZone: z.string(),
});
export type Names = z.infer<typeof namesSchema>;
