/** Work that takes seconds: the scripted calls placed on a draft, and the draft published when all of them go as they should. */
import { z } from 'zod';

export const scriptResultSchema = z.object({
  name: z.string(),
  call: z.string(),
  ok: z.boolean(),
  /** First turn that went otherwise, from 1; null: the script itself, or the end of the call. */
  turn: z.number().nullable(),
  deviations: z.array(z.string()),
  /** It goes otherwise on the published line too: the draft is not why. */
  already: z.boolean(),
});
export type ScriptResultView = z.infer<typeof scriptResultSchema>;

/**
 * running: calls are being placed; passed: all went well (a test run); failed: some did not, nothing was published; published: done;
 * conflict: somebody else published one of the keys meanwhile; refused: the content has errors; cancelled: by the person; broken: see the log.
 */
export const JOB_STATES = ['running', 'passed', 'failed', 'published', 'conflict', 'refused', 'cancelled', 'broken'] as const;

export const jobViewSchema = z.object({
  id: z.string(),
  state: z.enum(JOB_STATES),
  by: z.string(),
  startedMs: z.number(),
  done: z.number(),
  total: z.number(),
  /** Those that did not go as they should. */
  failures: z.array(scriptResultSchema),
  /** Number of the publication, once there is one. */
  batch: z.number().nullable(),
  /** What stands against publishing, in Chinese for staff. */
  reasons: z.array(z.string()),
});
export type JobView = z.infer<typeof jobViewSchema>;
