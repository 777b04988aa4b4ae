/** API tokens: what other systems call `/api/understand` and `/api/cases` with. */
import { z } from 'zod';

export const tokenViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdBy: z.string(),
  createdAtMs: z.number(),
  /** To the minute. */
  usedAtMs: z.number().nullable(),
  revokedAtMs: z.number().nullable(),
});
export type TokenView = z.infer<typeof tokenViewSchema>;

export const tokenListSchema = z.object({
  tokens: z.array(tokenViewSchema),
  /** The setting API_TOKEN is another token, which is not in the list. */
  configured: z.boolean(),
});
export type TokenList = z.infer<typeof tokenListSchema>;

export const newTokenSchema = z.strictObject({ name: z.string().trim().min(2).max(60) });

/** The token itself is shown this once. */
export const newTokenResultSchema = z.object({ token: z.string() });
export type NewTokenResult = z.infer<typeof newTokenResultSchema>;

export const revokedSchema = z.object({ result: z.enum(['revoked', 'unknown']) });
