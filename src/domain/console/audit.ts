/** The audit log (操作日志) as its page reads it. */
import { z } from 'zod';

export const auditEntrySchema = z.object({
  id: z.number(),
  atMs: z.number(),
  by: z.string(),
  /** kind.verb */
  action: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditEntryView = z.infer<typeof auditEntrySchema>;

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** To be sent as `before` for the next page; null at the end. */
  next: z.number().nullable(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditQuerySchema = z.object({
  by: z.string().max(100).optional(),
  /** An action, or a kind: everything that begins with `<kind>.` */
  action: z.string().max(60).optional(),
  /** Part of the subject. */
  subject: z.string().max(100).optional(),
  /** Days of the centre, both whole. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** What can be filtered by. */
export const auditChoicesSchema = z.object({ people: z.array(z.string()), actions: z.array(z.string()) });
export type AuditChoices = z.infer<typeof auditChoicesSchema>;
