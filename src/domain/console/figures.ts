/** What the overview and the monthly bulletin show (`/api/console/overview`, `/bulletin`). Days are YYYY-MM-DD at the centre, both ends included. */
import { z } from 'zod';
import { FIGURES, type Figures } from '../call-figures.js';

const day = z.iso.date();
const figures = z.object(Object.fromEntries(FIGURES.map((name) => [name, z.number()]))) as unknown as z.ZodType<Figures>;

export const periodSchema = z.object({ from: day, to: day });
export type Period = z.infer<typeof periodSchema>;

const periodFigures = periodSchema.extend({ figures });
export type PeriodFigures = z.infer<typeof periodFigures>;

const keyCount = z.object({
  key: z.string(),
  calls: z.number(),
  self_served: z.number(),
  transferred: z.number(),
  not_understood: z.number(),
});

const dayFigures = z.array(z.object({ day, figures }));

export const overviewSchema = periodFigures.extend({
  previous: periodFigures.meta({ description: '环比: as many days just before; for a whole month the month before' }),
  yearAgo: periodFigures.meta({ description: '同比: the same days a year before' }),
  since: day.nullable().meta({ description: 'First day there are figures of; what lies before cannot be compared with' }),
  days: dayFigures,
  weekHours: z.array(z.array(z.number())).meta({ description: 'Calls by day of the week (0 Monday) and hour' }),
  items: z.array(keyCount),
  windows: z.array(keyCount),
  intents: z.array(keyCount),
  languages: z.array(keyCount),
  abandonedAt: z.array(keyCount),
  transferReasons: z.array(keyCount),
  demo: z.boolean().meta({ description: 'Demonstration calls are among them' }),
});
export type Overview = z.infer<typeof overviewSchema>;

const bulletinRow = keyCount.extend({
  previous: z.number().meta({ description: 'Calls in the month before' }),
  tickets: z.number(),
  overdue: z.number(),
});
export type BulletinRow = z.infer<typeof bulletinRow>;

export const bulletinQuerySchema = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM') });

export const bulletinSchema = periodFigures.extend({
  month: z.string(),
  previous: periodFigures,
  yearAgo: periodFigures,
  since: day.nullable(),
  days: dayFigures,
  windows: z.array(bulletinRow),
  items: z.array(bulletinRow),
  tickets: z.object({ opened: z.number(), overdue: z.number() }),
  demo: z.boolean(),
});
export type Bulletin = z.infer<typeof bulletinSchema>;

/** The demonstration month: being placed, there, removed, or never made here. */
export const demoMonthSchema = z.object({
  state: z.enum(['none', 'placing', 'shown', 'removed']),
  placed: z.number(),
  total: z.number(),
});
export type DemoMonth = z.infer<typeof demoMonthSchema>;
