/** Users (用户) as the users page shows and changes them. */
import { z } from 'zod';
import { ROLES } from '../role.js';

export const usernameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/, 'two to 32 small letters, digits, dots, dashes; a letter first');
const fullName = z.string().trim().max(40);

export const userViewSchema = z.object({
  username: z.string(),
  fullName: z.string(),
  role: z.enum(ROLES),
  disabled: z.boolean(),
  /** Has a password that somebody else gave. */
  mustChange: z.boolean(),
  /** Locked after wrong passwords until then. */
  lockedUntilMs: z.number().nullable(),
  createdAtMs: z.number().nullable(),
  signedInAtMs: z.number().nullable(),
});
export type UserView = z.infer<typeof userViewSchema>;

export const userListSchema = z.object({ users: z.array(userViewSchema) });
export type UserList = z.infer<typeof userListSchema>;

export const newUserSchema = z.strictObject({ username: usernameSchema, fullName, role: z.enum(ROLES) });
export type NewUser = z.infer<typeof newUserSchema>;

export const userChangeSchema = z.strictObject({ fullName, role: z.enum(ROLES), disabled: z.boolean() }).partial();
export type UserChange = z.infer<typeof userChangeSchema>;

/** The password is shown this once; it is stored as a hash only. */
export const newUserResultSchema = z.discriminatedUnion('result', [
  z.object({ result: z.literal('created'), password: z.string() }),
  z.object({ result: z.literal('taken') }),
]);
export type NewUserResult = z.infer<typeof newUserResultSchema>;

/** last_admin: nobody would be left to manage users. */
export const userChangeResultSchema = z.object({ result: z.enum(['changed', 'unknown', 'last_admin']) });
export type UserChangeResult = z.infer<typeof userChangeResultSchema>;

/** configured: the password of admin is the setting ADMIN_PASSWORD. */
export const passwordResetSchema = z.discriminatedUnion('result', [
  z.object({ result: z.literal('reset'), password: z.string() }),
  z.object({ result: z.enum(['unknown', 'configured']) }),
]);
export type PasswordReset = z.infer<typeof passwordResetSchema>;
