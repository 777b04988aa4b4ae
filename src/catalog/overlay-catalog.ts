/** Published items and windows laid over those of the files. */
import type { z } from 'zod';
import { type Item, itemSchema, type ServiceWindow, serviceWindowSchema } from '../domain/item.js';
import type { FieldPath, Finding } from './finding.js';
import type { ParsedCatalog } from './parse-catalog.js';
import { schemaWords } from './schema-words.js';

/** What stands for one code: the whole item or window, or null for none at all. */
export interface CatalogChange {
  kind: 'item' | 'window';
  code: string;
  value: unknown;
  /** Where it is from, for findings: “修订 12”. */
  source: string;
}

/** The catalog with every change in place of, or beside, what the files have. A change that does not fit the schema is left out, and a finding. */
export function overlayCatalog(files: ParsedCatalog, changes: readonly CatalogChange[]): ParsedCatalog {
  if (changes.length === 0) return files;
  const sources = new Map<Item | ServiceWindow, string>();
  const findings = [...files.findings];
  const overlaid = <T extends Item | ServiceWindow>(kind: CatalogChange['kind'], list: readonly T[], schema: z.ZodType<T>): T[] => {
    const own = changes.filter((change) => change.kind === kind);
    const gone = own.filter(({ value }) => value === null).map(({ code }) => code);
    const added = own.flatMap((change): T[] => {
      const entry = change.value === null ? null : check(schema, change, findings);
      if (entry === null) return [];
      sources.set(entry, change.source);
      return [entry];
    });
    const replaced = new Set([...gone, ...added.map(({ code }) => code)]);
    return [...list.filter(({ code }) => !replaced.has(code)), ...added].sort((a, b) => a.code.localeCompare(b.code, 'en'));
  };
  const items = overlaid('item', files.items, itemSchema);
  const windows = overlaid('window', files.windows, serviceWindowSchema);
  return { items, windows, findings, locate: (entry, path) => locate(files, sources, entry, path) };
}

function locate(
  files: ParsedCatalog,
  sources: ReadonlyMap<Item | ServiceWindow, string>,
  entry: Item | ServiceWindow,
  path: FieldPath,
) {
  const source = sources.get(entry);
  return source === undefined ? files.locate(entry, path) : { file: source, line: 1 };
}

function check<T extends { code: string }>(
  schema: z.ZodType<T>,
  { kind, code, value, source }: CatalogChange,
  findings: Finding[],
): T | null {
  const result = schema.safeParse(value);
  const place = { severity: 'error', file: source, line: 1, item: kind === 'item' ? code : null } as const;
  if (result.success) {
    if (result.data.code === code) return result.data;
    findings.push({
      ...place,
      field: 'code',
      rule: 'code',
      message: `编号 ${result.data.code} 与所改的 ${code} 不同`,
      fix: '编号不能改；新编号请新建',
    });
    return null;
  }
  for (const issue of result.error.issues)
    findings.push({ ...place, field: issue.path.join('.'), rule: 'schema', ...schemaWords(issue, value) });
  return null;
}
