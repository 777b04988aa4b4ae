/** How long calls are kept, and deleting what one number left (`/api/console/retention`). */
import { z } from 'zod';

export const retentionRunSchema = z.object({
  atMs: z.number(),
  calls: z.number(),
  recordings: z.number(),
  /** Recordings the carrier did not delete; tried again the next day. */
  left: z.number(),
});
export type RetentionRun = z.infer<typeof retentionRunSchema>;

export const retentionSchema = z.object({
  callsDays: z.number(),
  recordingsDays: z.number(),
  last: retentionRunSchema.nullable(),
});
export type Retention = z.infer<typeof retentionSchema>;

export const numberQuerySchema = z.strictObject({ number: z.string().regex(/^\+?[\d -]{7,20}$/, 'a telephone number') });

export const numberMatchesSchema = z.object({
  matches: z.array(z.object({ id: z.string(), masked: z.string(), calls: z.number() })).meta({
    description: 'Numbers that end like this; `id` stands for the number in what follows',
  }),
});
export type NumberMatches = z.infer<typeof numberMatchesSchema>;

export const deleteNumberSchema = z.strictObject({
  number: numberQuerySchema.shape.number,
  id: z.string().max(64),
  /** How many calls the person was shown: should there be others by now, nothing is deleted. */
  calls: z.int().min(1),
});

export const deleteNumberResultSchema = z.object({ result: z.enum(['deleted', 'changed']), calls: z.number(), left: z.number() });
export type DeleteNumberResult = z.infer<typeof deleteNumberResultSchema>;
