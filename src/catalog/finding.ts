/** A finding of the catalog check: where it is, what is wrong, what to do, and which fact it silences. */
import type { Fact } from '../domain/item.js';

/** A place inside a YAML document: keys and list positions from the root. */
export type FieldPath = readonly (string | number)[];

export interface Finding {
  /** Errors stop the start, warnings do not. */
  severity: 'error' | 'warning';
  file: string;
  /** First line is 1. */
  line: number;
  /** Item code, when the finding belongs to an item. */
  item: string | null;
  /** Dotted path inside the item, window or file: `materials.2.note`; empty for the whole. */
  field: string;
  rule: string;
  /** What is wrong, in Chinese: editors read it. */
  message: string;
  /** What to do about it, in Chinese. */
  fix: string;
  /** The fact that must not be spoken while this stands. */
  silences?: Fact;
}

/** The facts of each item that findings silence, by item code. */
export function withheldFacts(findings: readonly Finding[]): ReadonlyMap<string, ReadonlySet<Fact>> {
  const withheld = new Map<string, Set<Fact>>();
  for (const { item, silences } of findings) {
    if (item === null || silences === undefined) continue;
    withheld.set(item, (withheld.get(item) ?? new Set<Fact>()).add(silences));
  }
  return withheld;
}

/** One line for people: `file:line item field [rule] message → fix`. */
export function describeFinding({ file, line, item, field, rule, message, fix }: Finding): string {
  const where = [`${file}:${line}`, item, field].filter((part) => part !== null && part !== '').join(' ');
  return `${where} [${rule}] ${message} → ${fix}`;
}
