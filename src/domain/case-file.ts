/** A filed application (办件) as its applicant may hear it: no names, found by receipt number and the tail of the phone left with it. */
import { z } from 'zod';
import { itemCode } from './item.js';

export const CASE_STATUSES = [
  'accepted', // 已受理
  'reviewing', // 审核中
  'awaiting_supplement', // 待补正
  'suspended', // 中止计时：现场勘验、检验、听证等
  'approved', // 已办结，可领取
  'collected', // 已领取
  'refused', // 不予许可
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const caseDepartmentSchema = z.strictObject({ name: z.string().min(2), status: z.enum(CASE_STATUSES) });

export const caseFileSchema = z.strictObject({
  receipt: z.string().regex(/^\d{6,20}$/),
  item: itemCode,
  status: z.enum(CASE_STATUSES),
  /** The step the case is at, in the item's own words. */
  step: z.string().min(1),
  /** One entry a department; more than one is a joint case (并联审批). */
  departments: z.array(caseDepartmentSchema).min(1),
  accepted_on: z.iso.date(),
  /** The day by which the decision is promised; null while the clock is stopped. */
  promised_on: z.iso.date().nullable(),
  /** What the applicant should do next, or null when there is only waiting. */
  next_step: z.string().min(1).nullable(),
  /** Why it was refused or sent back. */
  reason: z.string().min(1).nullable(),
  /** Last four digits of the applicant's phone: the second factor. */
  phone_tail: z.string().regex(/^\d{4}$/),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

export const FINISHED_STATUSES: readonly CaseStatus[] = ['approved', 'collected', 'refused'];
