/** What the server needs from the outside world to know its users; `store/` implements it. */

export interface User {
  username: string;
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
  createUser(user: Pick<User, 'username' | 'passwordHash' | 'mustChange'>): Promise<boolean>;
  /** Sets a password, lifts the lock and ends all the user's sessions. */
  setPassword(username: string, passwordHash: string): Promise<void>;
  /** Counts a wrong password; from the `after`th in a row on the user is locked until `until`. */
  noteFailure(username: string, lock: { after: number; until: Date }): Promise<void>;
  /** Clears the failures after a right password. */
  noteSuccess(username: string): Promise<void>;
  createSession(session: Session): Promise<void>;
  /** The session, unless it ended at or before `now`. */
  findSession(idHash: string, now: Date): Promise<Session | null>;
  deleteSession(idHash: string): Promise<void>;
  /** Removes the sessions that ended at or before `now`; returns how many. */
  expireSessions(now: Date): Promise<number>;
}
