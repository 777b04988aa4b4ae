/** The service centre itself (data/centre.yaml): its name, place and hours. */
import { z } from 'zod';

const words = z.strictObject({ 'zh-CN': z.string().min(2), en: z.string().min(2) });

const workdays = z.int().min(0).max(90);

export const centreSchema = z.strictObject({
  /** Spoken in the opening. */
  name: words,
  address: words,
  /** Regular days and clock times, e.g. 周一至周五 and 上午8:30-12:00 下午14:30-17:30; the times are read as words. */
  hours: z.strictObject({ days: words, times: words }),
  time_zone: z.string().min(3),
  /** When people answer the transfer: minutes of the day (e.g. [[510, 720], [870, 1050]]), on every day or on working days only. */
  operator: z.strictObject({
    every_day: z.boolean(),
    minutes: z.array(z.tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)])).min(1),
    /** As the callers hear it outside these hours. */
    spoken: words,
  }),
  /** Receipt numbers: total length with the check digit, and its rule (Luhn, ISO/IEC 7812-1 annex B). */
  receipt: z.strictObject({ length: z.int().min(6).max(20), check: z.enum(['luhn', 'none']) }),
  /**
   * Days things are kept. Calls: network logs at least six months (网络安全法 art. 21). Recordings: only complaints and messages are
   * recorded at all; at most 180 days.
   */
  retention: z.strictObject({ calls_days: z.int().min(183).max(3650), recordings_days: z.int().min(1).max(180) }),
  /** Working days within which each kind of ticket is to be dealt with; the day it came in does not count. */
  tickets: z.strictObject({ message: workdays, callback: workdays, complaint: workdays }),
  /** A fixture must be named as one wherever it is shown. */
  demo: z.boolean(),
});
export type Centre = z.infer<typeof centreSchema>;
