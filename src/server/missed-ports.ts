/** What teaching needs of the store; `store/` implements it. */

import type { Actor } from '../domain/actor.js';
import type { Outcome, Turn } from '../domain/call.js';
import type { Language } from '../domain/language.js';
import type { MissedGroup, MissedStatus, MissedTurn } from '../domain/missed.js';

/** A call that is over, to be looked through once. */
export interface EndedCall {
  id: string;
  outcome: Outcome | null;
  turns: Turn[];
}

/** The text a group is found by: normalised, without what asks or carries no topic. */
export interface GroupHead {
  id: number;
  language: Language;
  key: string;
}

/** A turn with the group it belongs to. */
export interface GroupedTurn {
  turn: MissedTurn;
  /** Null where none is known; a group that was forgotten since counts as none. */
  group: number | null;
  /** By which a group is found, or made. */
  key: string;
}

export interface GroupQuery {
  status: MissedStatus;
  /** Part of the words. */
  search?: string | undefined;
  limit: number;
  offset: number;
}

export interface GroupPage {
  groups: MissedGroup[];
  total: number;
}

/** What a status was changed to; `target` and `batch` say how it was taught. */
export interface StatusChange {
  status: MissedStatus;
  target?: string | null;
  batch?: number | null;
}

export interface MissedStore {
  /** Calls that ended before `before` and were not looked through, oldest first. */
  unexamined(before: Date, limit: number): Promise<EndedCall[]>;
  /** Writes what was found in calls and marks them looked through, in one transaction; repeating it changes nothing. */
  note(found: readonly GroupedTurn[], callIds: readonly string[], at: Date): Promise<void>;
  /** Forgets what callers said whose calls were deleted: groups without a turn go, others are named after a turn that is left. */
  forget(): Promise<void>;
  /** Heads of groups made after the group `after`, oldest first. */
  heads(after: number): Promise<GroupHead[]>;
  /** Most turns first. */
  groups(query: GroupQuery): Promise<GroupPage>;
  group(id: number): Promise<MissedGroup | null>;
  /** Turns of a group, newest first. */
  turns(id: number, limit: number): Promise<MissedTurn[]>;
  /** Number of open groups. */
  countOpen(): Promise<number>;
  /** Changes a group's status, with its audit entry; false when there is no such group. */
  setStatus(id: number, change: StatusChange, actor: Actor): Promise<boolean>;
  /** What callers said since `since`, in the newest some thousand calls; each text once with how often, most often first. */
  utterances(since: Date, limit: number): Promise<{ text: string; language: Language; times: number; callId: string }[]>;
}
