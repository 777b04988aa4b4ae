/** Everything `decide` may know besides the state: the catalog, the centre, and what the moment brings. */
import type { Catalog } from '../catalog/catalog.js';
import type { CallEvent } from '../domain/call.js';
import type { CaseFile } from '../domain/case-file.js';
import type { Centre } from '../domain/centre.js';
import type { Notice } from '../domain/content.js';
import type { WorkCalendar } from '../domain/day.js';
import type { Language } from '../domain/language.js';
import type { Understanding } from '../domain/understanding.js';

/** Another body callers are sent to, with its number where that is certain. */
export interface OtherBody {
  name: string;
  phone: string | null;
}

/** What changes only when staff publish. */
export interface PublishedKnowledge {
  catalog: Catalog;
  centre: Centre;
  calendar: WorkCalendar;
  otherBodies: ReadonlyMap<string, OtherBody>;
  /** Emergency number → what it is for. */
  emergencies: ReadonlyMap<string, string>;
  /** Hints per language for the recogniser: what is said at the open question, most likely first. */
  openHints: Record<Language, readonly string[]>;
  /** Where a person answers, or null when none is configured. */
  operatorNumber: string | null;
  /** Notices in force, e.g. that the hall is closed over a holiday. */
  notices: readonly Notice[];
}

/** What this very turn brings. */
export interface Moment {
  /** The centre's own date (YYYY-MM-DD) and minute of the day. */
  today: string;
  minute: number;
  /** Last four digits of the caller's number, null when withheld. */
  callerTail: string | null;
  /** Number of a ticket, should this turn open one. */
  ticketNumber: string;
  /** The case of `state.receipt`, looked up when the second factor is asked; null when there is none. */
  caseFile: CaseFile | null;
  /** Too many wrong second factors were given for this receipt number. */
  caseLocked: boolean;
}

export type Knowledge = PublishedKnowledge & Moment;

/** What the dialog decides on: a call event, with the words already understood. */
export type Input = Exclude<CallEvent, { kind: 'speech' }> | { kind: 'speech'; understood: Understanding; confidence?: number };
