/** A service item (事项) and the service window (窗口) that handles it: the schemas of `data/catalog`, their types inferred. */
import { z } from 'zod';

/** A period with its legal unit: 日 counts calendar days, 工作日 working days (行政许可法 art. 82; see the catalog notes on vehicle rules). */
export const limitSchema = z.strictObject({ days: z.int().min(0).max(3650), unit: z.enum(['日', '工作日']) });
export type Limit = z.infer<typeof limitSchema>;

export const materialSchema = z.strictObject({
  name: z.string().min(1),
  required: z.boolean(),
  original: z.boolean(),
  copies: z.int().min(0).max(20),
  note: z.string().min(1).nullable(),
});
export type Material = z.infer<typeof materialSchema>;

/** One line of a fee table: `amount` in the unit given, e.g. 元/证; "%" marks a tax rate, which is never called a fee. */
export const feeLineSchema = z.strictObject({
  name: z.string().min(1),
  amount: z.number().nonnegative(),
  unit: z.string().min(1),
  note: z.string().min(1).nullable(),
});
export type FeeLine = z.infer<typeof feeLineSchema>;

/** Fee and, as a disclosure of its own, its basis (芜湖八公开: 收费依据). */
export const feeSchema = z.strictObject({
  charged: z.boolean(),
  items: z.array(feeLineSchema),
  basis: z.string().min(1).nullable(),
});
export type Fee = z.infer<typeof feeSchema>;

export const APPLICANTS = ['个人', '企业', '个体工商户', '社会组织', '事业单位', '机关'] as const;
export const CATEGORIES = ['行政许可', '公共服务', '行政确认', '其他行政权力', '行政给付'] as const;
export const CASE_KINDS = ['即办件', '承诺件'] as const;
export const SOURCES = ['national_law', 'local_published', 'recall'] as const;

const isoDate = z.iso.date();
export const itemCode = z.string().regex(/^\d{4}$/, '事项编号是四位数字');
export const windowCode = z.string().regex(/^\d{2}$/, '窗口编号是两位数字');

/** One item with the eight disclosures (八公开): name, basis, conditions, materials, steps, limits, fee and fee basis, result. Unknown is null. */
export const itemSchema = z.strictObject({
  code: itemCode,
  name: z.string().min(2),
  short_name: z.string().min(2),
  window: windowCode,
  category: z.enum(CATEGORIES),
  applicant: z.array(z.enum(APPLICANTS)).min(1),
  kind: z.enum(CASE_KINDS),
  /** 联办: several departments handle one application. */
  joint: z.boolean(),
  /** 上报: the decision is made by a higher body. */
  forwarded: z.boolean(),
  /** 1 decided at the window, 2 by a bureau leader. */
  approval_level: z.union([z.literal(1), z.literal(2)]),
  conditions: z.array(z.string().min(1)),
  materials: z.array(materialSchema),
  fee: feeSchema.nullable(),
  legal_limit: limitSchema.nullable(),
  promised_limit: limitSchema.nullable(),
  /** What does not count towards the limits, e.g. 现场核查时间不计入. */
  excluded_time: z.string().min(1).nullable(),
  steps: z.array(z.string().min(1)),
  result: z.string().min(1).nullable(),
  legal_basis: z.array(z.string().min(1)),
  online: z.string().min(1).nullable(),
  notes: z.array(z.string().min(1)),
  aliases: z.array(z.string().min(2)),
  confusable: z.array(itemCode),
  source: z.enum(SOURCES),
  source_refs: z.array(z.string().min(1)),
  /** Date of the text the facts were taken from. */
  as_of: isoDate.nullable(),
});
export type Item = z.infer<typeof itemSchema>;

/** The facts of an item that a lint finding can silence: a withheld fact is never spoken. */
export const FACTS = ['materials', 'fee', 'limit', 'steps', 'conditions', 'basis', 'result', 'online'] as const;
export type Fact = (typeof FACTS)[number];

export const serviceWindowSchema = z.strictObject({
  code: windowCode,
  department: z.string().min(2),
  short_name: z.string().min(1),
  spoken: z.string().min(2),
  aliases: z.array(z.string().min(1)),
  hall: z.string().min(1),
  counters: z.array(z.string().min(1)),
  phone: z.string().min(3).nullable(),
  hours: z.string().min(1),
  weekend_appointment: z.boolean(),
});
export type ServiceWindow = z.infer<typeof serviceWindowSchema>;
