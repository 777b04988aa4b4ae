/** The catalog as the console shows it: items by window with their findings, and what an import would do. */
import type { Finding } from '../../catalog/finding.js';
import { SHEET_COLUMNS } from '../../catalog/sheet/sheet-columns.js';
import type { StagedImport } from '../../catalog/sheet/stage-import.js';
import { WINDOW_FIELDS } from '../../catalog/window-fields.js';
import type { Actor } from '../../domain/actor.js';
import type { CatalogView, ImportPreview, ItemRow } from '../../domain/console/catalog.js';
import type { ContentDraft } from '../../domain/content.js';
import type { Item } from '../../domain/item.js';
import type { LiveContent } from '../live-content.js';
import type { DeskParts } from './draft-desk.js';

const STALE: ReadonlySet<string> = new Set(['stale', 'as-of-unknown']);

/** All windows and items; new items somebody works on come at the end. */
export async function catalogView(parts: DeskParts, { by }: Actor): Promise<CatalogView> {
  const content = parts.content();
  const { catalog } = content.published().knowledge;
  const drafts = await parts.contentStore.drafts({ kind: 'item' });
  const windowDrafts = new Set((await parts.contentStore.drafts({ kind: 'window', by })).map(({ key }) => key));
  const findings = findingsByItem(content);
  const known = new Set(catalog.items.map(({ code }) => code));
  const fresh = [
    ...new Map(drafts.filter(({ key, value }) => !known.has(key) && value !== null).map((draft) => [draft.key, draft])).values(),
  ];
  const rowOf = (item: Item, published: boolean) =>
    itemRow(content, item, {
      published,
      by,
      findings: findings.get(item.code) ?? [],
      drafts: drafts.filter(({ key }) => key === item.code),
    });
  return {
    windows: catalog.windows.map(({ code, department, short_name, hall, hours }) => {
      return { code, department, short_name, hall, hours, draft: windowDrafts.has(code) };
    }),
    items: [...catalog.items.map((item) => rowOf(item, true)), ...fresh.map((draft) => rowOf(draftedItem(draft), false))],
    fields: [...SHEET_COLUMNS],
    windowFields: [...WINDOW_FIELDS],
  };
}

function findingsByItem(content: LiveContent): Map<string | null, Finding[]> {
  const found = new Map<string | null, Finding[]>();
  for (const finding of content.state().findings) found.set(finding.item, [...(found.get(finding.item) ?? []), finding]);
  return found;
}

/** A draft may lack anything. */
function draftedItem({ key, value }: ContentDraft): Item {
  const fields = (value ?? {}) as Record<string, unknown>;
  const text = (name: keyof Item) => (typeof fields[name] === 'string' ? (fields[name] as string) : '');
  const [name, short_name, window, kind] = [text('name'), text('short_name'), text('window'), text('kind')];
  const aliases = Array.isArray(fields.aliases) ? fields.aliases.filter((one) => typeof one === 'string') : [];
  return { name, short_name, window, kind, aliases, as_of: text('as_of') || null, code: key } as Item;
}

interface RowParts {
  published: boolean;
  by: string;
  findings: readonly Finding[];
  drafts: readonly ContentDraft[];
}

function itemRow(content: LiveContent, item: Item, { published, by, findings, drafts }: RowParts): ItemRow {
  const { code, name, short_name, window, kind, aliases, as_of } = item;
  const warnings = findings.filter(({ severity, rule }) => severity === 'warning' && !STALE.has(rule)).length;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const stale = findings.some(({ rule }) => STALE.has(rule));
  const revision = content.standing('item', code)?.revision ?? 0;
  const draft = drafts.some((one) => one.by === by);
  const others = drafts.filter((one) => one.by !== by).map((one) => one.by);
  return { code, name, short_name, window, kind, aliases, as_of, stale, errors, warnings, revision, published, draft, others };
}

/** Rows without change are counted, not listed: an export of everything with one change shows one row. */
export function importPreview({ rows, problems, untouched }: StagedImport): ImportPreview {
  const count = (state: ItemStates) => rows.filter((row) => row.state === state).length;
  const counts = { new: count('new'), changed: count('changed'), same: count('same'), error: count('error') };
  return { counts, untouched, problems, rows: rows.filter(({ state, notes }) => state !== 'same' || notes.length > 0) };
}
type ItemStates = StagedImport['rows'][number]['state'];
