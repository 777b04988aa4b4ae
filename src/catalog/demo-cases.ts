/** The demonstration cases (data/demo/cases.yaml): dates are kept as offsets so that the demo never ages. */
import { z } from 'zod';
import { CASE_STATUSES, type CaseFile, caseFileSchema } from '../domain/case-file.js';
import { addDays, type WorkCalendar } from '../domain/day.js';
import { itemCode } from '../domain/item.js';
import type { ContentFile } from './content-document.js';
import { parseContent } from './parse-content.js';
import { addWorkdays } from './work-calendar.js';

const status = z.enum(CASE_STATUSES);

const demoCaseSchema = z.strictObject({
  receipt: caseFileSchema.shape.receipt,
  /** Last digits of the applicant's phone. */
  tail: caseFileSchema.shape.phone_tail,
  item: itemCode,
  status,
  step: z.string().min(1),
  /** Days before the day of seeding: 3 means accepted three days ago. */
  accepted_days_ago: z.int().min(0).max(400),
  /** The limit that runs from acceptance, e.g. 7工作日 or 15日; left out while the clock is stopped or where no limit is known. */
  limit: z
    .string()
    .regex(/^\d{1,3}(工作日|日)$/, '写成 7工作日 或 15日')
    .optional(),
  /** Department: its status. More than one is a joint case (并联审批). */
  departments: z.record(z.string().min(2), status),
  next: z.string().min(1).optional(),
  reason: z.string().min(1).optional(),
});
type DemoCase = z.infer<typeof demoCaseSchema>;

const demoCasesSchema = z.strictObject({ cases: z.array(demoCaseSchema) });

/** The cases as they stand on `today` (YYYY-MM-DD); throws `content_invalid` naming the place of every mistake. */
export function resolveDemoCases(file: ContentFile, today: string, calendar: WorkCalendar): CaseFile[] {
  return parseContent(demoCasesSchema, file).cases.map((demo) => resolve(demo, today, calendar));
}

function resolve(demo: DemoCase, today: string, calendar: WorkCalendar): CaseFile {
  const accepted = addDays(today, -demo.accepted_days_ago);
  return caseFileSchema.parse({
    receipt: demo.receipt,
    item: demo.item,
    status: demo.status,
    step: demo.step,
    departments: Object.entries(demo.departments).map(([name, at]) => ({ name, status: at })),
    accepted_on: accepted,
    promised_on: demo.limit === undefined ? null : promisedDay(demo.limit, accepted, calendar),
    next_step: demo.next ?? null,
    reason: demo.reason ?? null,
    phone_tail: demo.tail,
  } satisfies CaseFile);
}

function promisedDay(limit: string, accepted: string, calendar: WorkCalendar): string {
  const days = Number.parseInt(limit, 10);
  return limit.endsWith('工作日') ? addWorkdays(calendar, accepted, days) : addDays(accepted, days);
}
