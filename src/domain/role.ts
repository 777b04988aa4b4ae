/** Roles (角色) of people who sign in; each one may do all that those before it may. */

/**
 * viewer 查看: reads all pages, numbers masked; changes the own password.
 * editor 编辑: content (prompts, catalog, teaching, scripted calls), tickets, import of cases; sees a ticket's number to call back (audited).
 * manager 主管: publishing settings, numbers in the call log (audited), exports, retention and deletion, audit log.
 * admin 管理员: users, API tokens.
 */
export const ROLES = ['viewer', 'editor', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether somebody of a role may do what needs another. */
export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
