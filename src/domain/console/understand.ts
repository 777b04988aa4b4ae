/** `POST /api/understand`: what would the line understand? */
import { z } from 'zod';
import { ASPECT_IDS, DECISIONS, INTENT_IDS } from '../intent.js';

export const understandRequestSchema = z.object({ text: z.string().max(10_000) });

export const understandAnswerSchema = z.object({
  decision: z.enum(DECISIONS),
  intent: z.enum(INTENT_IDS),
  aspects: z.array(z.enum(ASPECT_IDS)),
  items: z.array(z.object({ code: z.string(), name: z.string(), score: z.number() })),
  slots: z.looseObject({}).meta({ description: 'Receipt number, digits, item code, window, day, ordinal … as found' }),
  why: z.array(z.string()),
});
