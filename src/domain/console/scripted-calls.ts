/** Scripted calls in the console: what there is, what a run came to, and calls of the test phone kept as tests. */
import { z } from 'zod';

export const scriptListSchema = z.object({
  scripts: z.array(
    z.object({
      name: z.string(),
      call: z.string(),
      turns: z.number(),
      saved: z.boolean(),
      /** Not placed before publications. */
      aside: z.boolean(),
      broken: z.string().nullable(),
    }),
  ),
});
export type ScriptList = z.infer<typeof scriptListSchema>;

/** published: what callers hear now; draft: that with the own drafts over it. */
export const LINES = ['published', 'draft'] as const;
export type LineChoice = (typeof LINES)[number];
export const runRequestSchema = z.strictObject({ on: z.enum(LINES) });

/** Why is kept in the audit log. */
export const scriptAsideSchema = z.strictObject({
  name: z.string().max(200),
  aside: z.boolean(),
  why: z.string().trim().min(2).max(200),
});

/** A call of the test phone as a script; checked by the server against the form of `test/calls/`. */
export const scriptSaveSchema = z.strictObject({ script: z.looseObject({ call: z.string().trim().min(1).max(100) }) });
export const scriptSavedSchema = z.object({ name: z.string(), yaml: z.string() });
export type ScriptSaved = z.infer<typeof scriptSavedSchema>;
