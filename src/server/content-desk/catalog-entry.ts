/** One item or window as the console shows it, and what the checks say of one that is being written. */
import type { z } from 'zod';
import type { Finding } from '../../catalog/finding.js';
import { lintCatalog } from '../../catalog/lint-catalog.js';
import { schemaWords } from '../../catalog/schema-words.js';
import { columnOfPath } from '../../catalog/sheet/item-fields.js';
import { WINDOW_FIELDS } from '../../catalog/window-fields.js';
import type { Actor } from '../../domain/actor.js';
import type { ItemDetail, ItemFinding } from '../../domain/console/catalog.js';
import { itemSchema, serviceWindowSchema } from '../../domain/item.js';
import type { LiveContent } from '../live-content.js';
import { type DeskParts, draftView } from './draft-desk.js';
import { historyOf } from './prompt-views.js';

/** Everything about one item or window; a code that is free yet is a new one. */
export async function entryDetail(
  parts: DeskParts,
  keyed: { kind: 'item' | 'window'; key: string },
  { by, at }: Actor,
): Promise<ItemDetail> {
  const { kind, key: code } = keyed;
  const content = parts.content();
  const { catalog } = content.published().knowledge;
  const { contentStore: store } = parts;
  const drafts = await Promise.all((await store.drafts(keyed)).map((draft) => draftView(parts, draft)));
  const own = content.state().findings.filter(({ item }) => kind === 'item' && item === code);
  return {
    code,
    item: (kind === 'item' ? catalog.item(code) : catalog.window(code)) ?? null,
    revision: await store.newestOf(keyed),
    draft: drafts.find((draft) => draft.by === by) ?? null,
    others: drafts.filter((draft) => draft.by !== by),
    findings: own.map(findingView),
    history: await historyOf(parts, keyed, at),
  };
}

/** What the schema and the lint say of an item, in place of or beside those that are published. */
export function checkItem(content: LiveContent, raw: unknown, today: string): ItemFinding[] {
  const parsed = itemSchema.safeParse(raw);
  if (!parsed.success) return schemaFindings(parsed.error.issues, raw);
  const { items, windows } = content.published().knowledge.catalog;
  const others = items.filter(({ code }) => code !== parsed.data.code);
  const findings = lintCatalog({ items: [...others, parsed.data], windows, locate: () => ({ file: '', line: 0 }), today });
  return findings.filter(({ item }) => item === parsed.data.code).map(findingView);
}

/** The same for a window; findings do not name theirs, so it is told by where it stands. */
export function checkWindow(content: LiveContent, raw: unknown, today: string): ItemFinding[] {
  const parsed = serviceWindowSchema.safeParse(raw);
  if (!parsed.success) return schemaFindings(parsed.error.issues, raw);
  const { items, windows } = content.published().knowledge.catalog;
  const others = windows.filter(({ code }) => code !== parsed.data.code);
  const locate = ({ code }: { code: string }) => ({ file: code, line: 0 });
  const findings = lintCatalog({ items, windows: [...others, parsed.data], locate, today });
  return findings.filter(({ item, file }) => item === null && file === parsed.data.code).map(findingView);
}

function schemaFindings(issues: readonly z.core.$ZodIssue[], raw: unknown): ItemFinding[] {
  return issues.map((issue) => {
    const path = issue.path.join('.');
    return { field: fieldOf(path), path, severity: 'error' as const, rule: 'schema', ...schemaWords(issue, raw), silences: null };
  });
}

function findingView({ field, severity, rule, message, fix, silences }: Finding): ItemFinding {
  return { field: fieldOf(field), path: field, severity, rule, message, fix, silences: silences ?? null };
}

/** The field of the form a path inside the entry belongs to. */
function fieldOf(path: string): string | null {
  return columnOfPath(path)?.key ?? WINDOW_FIELDS.find(({ key }) => path === key || path.startsWith(`${key}.`))?.key ?? null;
}
