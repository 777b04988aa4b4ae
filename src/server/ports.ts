/** What the server needs from the outside world to know its users; `store/` implements it. */
import type { Actor } from '../domain/actor.js';
import type { Role } from '../domain/role.js';

export interface User {
  username: string;
  /** As colleagues know the person; may be empty. */
  fullName: string;
  role: Role;
  /** May not sign in any more; what they did stays logged under their name. */
  disabled: boolean;
  /** An encoded password hash with its salt and parameters; the store does not look into it. */
  passwordHash: string;
  /** The password was generated or given by somebody else. */
  mustChange: boolean;
  /** Wrong passwords since the last right one. */
  failed: number;
  lockedUntil: Date | null;
}

export interface Session {
  /** Hash of the id in the cookie; the id itself is never stored. */
  idHash: string;
  username: string;
  csrf: string;
  expiresAt: Date;
}

export interface UserStore {
  findUser(username: string): Promise<User | null>;
  /** False when the name is taken; nothing is changed then. */
  createUser(
    user: Pick<User, 'username' | 'passwordHash' | 'mustChange'> & Partial<Pick<User, 'role' | 'fullName'>>,
  ): Promise<boolean>;
  /** Sets a password, lifts the lock and ends all the user's sessions. */
  setPassword(username: string, passwordHash: string): Promise<void>;
  /** Counts a wrong password; from the `after`th in a row on the user is locked until `until`; the locking is in the audit log. */
  noteFailure(username: string, lock: { after: number; until: Date; at: Date }): Promise<void>;
  /** Clears the failures after a right password. */
  noteSuccess(username: string): Promise<void>;
  /** Notes when the user signed in, in the audit log too. */
  noteSignIn(username: string, at: Date): Promise<void>;
  createSession(session: Session): Promise<void>;
  /** The session, unless it ended at or before `now`. */
  findSession(idHash: string, now: Date): Promise<Session | null>;
  deleteSession(idHash: string): Promise<void>;
  /** Removes the sessions that ended at or before `now`; returns how many. */
  expireSessions(now: Date): Promise<number>;
}

/** A user as the users page shows one. */
export interface StaffUser extends Omit<User, 'passwordHash' | 'failed'> {
  createdAt: Date | null;
  signedInAt: Date | null;
}

/** Changes to users by people, each with its entry in the audit log. */
export interface UserAdmin {
  /** By user name. */
  listUsers(): Promise<StaffUser[]>;
  /** With a password the user must change; false when the name is taken. */
  addUser(user: Pick<User, 'username' | 'passwordHash' | 'role' | 'fullName'>, actor: Actor): Promise<boolean>;
  /** Disabling ends the user's sessions. last_admin: nobody would be left to manage users; nothing is changed then. */
  changeUser(
    username: string,
    change: Partial<Pick<User, 'role' | 'fullName' | 'disabled'>>,
    actor: Actor,
  ): Promise<'changed' | 'unknown' | 'last_admin'>;
  /** Gives a password the user must change, lifts the lock, ends the sessions; false when there is no such user. */
  resetPassword(user: Pick<User, 'username' | 'passwordHash'>, actor: Actor): Promise<boolean>;
  /** The user's own choice: all sessions but `keep` (an id's hash) end. */
  changeOwnPassword(user: Pick<User, 'username' | 'passwordHash'> & { keep: string }, actor: Actor): Promise<void>;
}
