/** The catalog files (data/catalog/*.yaml, data/windows.yaml) read into items and windows; what is broken is left out and reported. */
import { z } from 'zod';
import { type Item, itemSchema, type ServiceWindow, serviceWindowSchema, windowCode } from '../domain/item.js';
import { type ContentDocument, type ContentFile, readDocument } from './content-document.js';
import type { FieldPath, Finding } from './finding.js';
import { schemaWords } from './schema-words.js';

/** Where an item or window, or a field of it, stands in the files. */
export type Locate = (entry: Item | ServiceWindow, path: FieldPath) => { file: string; line: number };

export interface ParsedCatalog {
  items: Item[];
  windows: ServiceWindow[];
  findings: Finding[];
  locate: Locate;
}

const itemsFileSchema = z.strictObject({ window: windowCode, items: z.array(z.unknown()) });
const windowsFileSchema = z.strictObject({ windows: z.array(z.unknown()) });

/** Reads catalog files in the order given. Never throws on bad content: every problem is an error finding with file and line. */
export function parseCatalog(files: readonly ContentFile[]): ParsedCatalog {
  const places = new Map<Item | ServiceWindow, { document: ContentDocument; at: FieldPath }>();
  const locate: Locate = (entry, path) => {
    const place = places.get(entry);
    return { file: place?.document.path ?? '', line: place?.document.lineOf([...place.at, ...path]) ?? 1 };
  };
  const parsed: ParsedCatalog = { items: [], windows: [], findings: [], locate };
  for (const file of files) {
    for (const { entry, list, document, at } of readFile(file, parsed)) {
      places.set(entry, { document, at });
      (list as (Item | ServiceWindow)[]).push(entry);
    }
  }
  return parsed;
}

interface Read {
  entry: Item | ServiceWindow;
  list: Item[] | ServiceWindow[];
  document: ContentDocument;
  at: FieldPath;
}

/** A file with `windows` lists windows; any other lists the items of one window. */
function readFile(file: ContentFile, { items, windows, findings }: ParsedCatalog): Read[] {
  const document = readDocument(file);
  const broken = document.problems.map(({ line, message }) => yamlFinding(file.path, line, message));
  findings.push(...broken);
  if (broken.length > 0) return [];
  const value = document.value;
  if (typeof value === 'object' && value !== null && 'windows' in value) {
    const content = check(windowsFileSchema, value, { document, at: [], findings });
    return (
      content?.windows.flatMap((raw, index) =>
        readEntry(serviceWindowSchema, raw, { document, at: ['windows', index], findings, list: windows }),
      ) ?? []
    );
  }
  const content = check(itemsFileSchema, value, { document, at: [], findings });
  return (
    content?.items.flatMap((raw, index) => {
      const whole = typeof raw === 'object' && raw !== null ? { window: content.window, ...raw } : raw;
      return readEntry(itemSchema, whole, { document, at: ['items', index], findings, list: items });
    }) ?? []
  );
}

interface Context {
  document: ContentDocument;
  at: FieldPath;
  findings: Finding[];
}

function readEntry<T extends Item | ServiceWindow>(schema: z.ZodType<T>, raw: unknown, context: Context & { list: T[] }): Read[] {
  const entry = check(schema, raw, context);
  return entry === null
    ? []
    : [{ entry, list: context.list as Item[] | ServiceWindow[], document: context.document, at: context.at }];
}

/** The value when it fits the schema; otherwise null, and a finding for every misfit. */
function check<T>(schema: z.ZodType<T>, raw: unknown, { document, at, findings }: Context): T | null {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path as FieldPath;
    findings.push({
      severity: 'error',
      file: document.path,
      line: document.lineOf([...at, ...path]),
      item: at[0] === 'items' ? codeOf(raw) : null,
      field: path.join('.'),
      rule: 'schema',
      ...schemaWords(issue, raw),
    });
  }
  return null;
}

/** The code of an item that may be malformed anywhere. */
function codeOf(raw: unknown): string | null {
  const code = typeof raw === 'object' && raw !== null && 'code' in raw ? raw.code : null;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : null;
}

function yamlFinding(file: string, line: number, message: string): Finding {
  const fix = '检查这一行的缩进、冒号后的空格和引号；不要用锚点（& 和 *）';
  return { severity: 'error', file, line, item: null, field: '', rule: 'yaml', message: `不是正确的 YAML：${message}`, fix };
}
