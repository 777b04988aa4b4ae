/** The service centre itself (data/centre.yaml): its name, place and hours. */
import { z } from 'zod';

export const centreSchema = z.strictObject({
  /** Spoken in the opening. */
  name: z.strictObject({ 'zh-CN': z.string().min(2), en: z.string().min(2) }),
  address: z.string().min(2),
  /** 周一至周五 上午8:30-12:00 下午14:30-17:30, as the callers hear it. */
  hours: z.string().min(2),
  time_zone: z.string().min(3),
  /** When people answer: pairs of minutes of the day on working days, e.g. [[510, 720], [870, 1050]]. */
  operator_minutes: z.array(z.tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)])),
  /** Receipt numbers: total length with the check digit, and its rule (Luhn, ISO/IEC 7812-1 annex B). */
  receipt: z.strictObject({ length: z.int().min(6).max(20), check: z.enum(['luhn', 'none']) }),
  /** A fixture must be named as one wherever it is shown. */
  demo: z.boolean(),
});
export type Centre = z.infer<typeof centreSchema>;
