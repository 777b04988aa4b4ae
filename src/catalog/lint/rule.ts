/** What a lint rule is: an id, a severity, the fact it silences, and a check that returns complaints. */
import type { Fact, Item, ServiceWindow } from '../../domain/item.js';
import type { FieldPath } from '../finding.js';

/** What a rule may look at besides the entry itself. */
export interface LintContext {
  /** YYYY-MM-DD. */
  today: string;
  itemsByCode: ReadonlyMap<string, readonly Item[]>;
  itemsByShortName: ReadonlyMap<string, readonly Item[]>;
  itemsByName: ReadonlyMap<string, readonly Item[]>;
  itemsByAlias: ReadonlyMap<string, readonly Item[]>;
  itemsByWindow: ReadonlyMap<string, readonly Item[]>;
  windowsByCode: ReadonlyMap<string, readonly ServiceWindow[]>;
  windowsByAlias: ReadonlyMap<string, readonly ServiceWindow[]>;
}

/** One thing wrong with an entry; words in Chinese, for editors. */
export interface Complaint {
  field: FieldPath;
  message: string;
  fix: string;
}

export interface Rule<T> {
  id: string;
  severity: 'error' | 'warning';
  /** Set when what the rule finds makes a fact unfit to be spoken. */
  silences?: Fact;
  check(entry: T, context: LintContext): Complaint[];
}

/** The complaint when the condition holds, as a list. */
export function complain(holds: boolean, complaint: () => Complaint): Complaint[] {
  return holds ? [complaint()] : [];
}
