/** What the console knows of the person who is signed in (`GET /api/console/session`), and changing the own password. */
import { z } from 'zod';
import { ROLES } from '../role.js';

export const sessionViewSchema = z.object({
  username: z.string(),
  fullName: z.string(),
  role: z.enum(ROLES),
  /** To be sent as X-CSRF-Token with everything that changes something. */
  csrf: z.string(),
  /** The password was given by somebody else: nothing else is open until it is changed. */
  mustChange: z.boolean(),
  centre: z.object({ 'zh-CN': z.string(), en: z.string() }),
  /** IANA name; all times on the pages are of this zone. */
  timeZone: z.string(),
  /** Catalog and centre are the demonstration set. */
  demo: z.boolean(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

/** Fewest characters of a password people choose. */
export const PASSWORD_LENGTH = 10;

export const passwordChangeSchema = z.strictObject({ current: z.string().max(1000), fresh: z.string().max(1000) });
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

/** wrong: the current password is not this one (or locked by now); weak: too short, the user name or the old one; configured: ADMIN_PASSWORD rules. */
export const passwordResultSchema = z.object({ result: z.enum(['changed', 'wrong', 'weak', 'configured']) });
export type PasswordResult = z.infer<typeof passwordResultSchema>;
