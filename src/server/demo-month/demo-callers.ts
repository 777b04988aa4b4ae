/** The demonstration month's script (data/demo/callers.yaml): who calls, when, and what they say. */
import { z } from 'zod';
import type { ContentFile } from '../../catalog/content-document.js';
import { parseContent } from '../../catalog/parse-content.js';
import { windowCode } from '../../domain/item.js';

const stepSchema = z.union([
  z.strictObject({ hear: z.string().min(1) }),
  z.strictObject({ keys: z.string().regex(/^[\d*#]+$/) }),
  z.strictObject({ silence: z.literal(true) }),
  z.strictObject({ hangup: z.literal(true) }),
]);
/** One thing a caller does. */
export type DemoStep = z.infer<typeof stepSchema>;

const choicesSchema = z.array(stepSchema).min(1);
const weightSchema = z.number().positive();

const callersSchema = z.strictObject({
  days: z.int().min(1).max(62),
  calls: z.strictObject({ workday: z.int().min(0), weekend: z.int().min(0) }),
  hours: z.record(z.string().regex(/^([01]?\d|2[0-3])$/), weightSchema),
  windows: z.record(windowCode, weightSchema),
  withheld: z.number().min(0).max(1),
  operator_answers: z.number().min(0).max(1),
  reactions: z.array(z.strictObject({ when: z.string().min(1), do: choicesSchema })),
  callers: z.array(z.strictObject({ name: z.string().min(1), weight: weightSchema, steps: z.array(choicesSchema).min(1) })).min(1),
});
export type DemoCallers = z.infer<typeof callersSchema>;
export type DemoCaller = DemoCallers['callers'][number];

/** Throws `content_invalid` naming the place of every mistake. */
export function parseDemoCallers(file: ContentFile): DemoCallers {
  return parseContent(callersSchema, file);
}
