/** A change of content as people read it: what it is called, and which of its fields are different. */
import { compareItems, type FieldChange } from '../../catalog/sheet/compare-items.js';
import { itemCells } from '../../catalog/sheet/item-fields.js';
import { SHEET_COLUMNS } from '../../catalog/sheet/sheet-columns.js';
import { compareWindows } from '../../catalog/window-fields.js';
import type { Bilingual } from '../../domain/bilingual.js';
import { type ContentKind, noticeSchema, recordingSchema } from '../../domain/content.js';
import { type Item, itemSchema, type ServiceWindow } from '../../domain/item.js';
import { LANGUAGES, type Language } from '../../domain/language.js';
import type { LiveContent } from '../live-content.js';
import { isRemoved, type MergedContent } from '../merge-content.js';

export interface Keyed {
  kind: ContentKind;
  key: string;
}

type Standing = Pick<LiveContent, 'state' | 'standing'>;

/** `zh-CN/ask.item` in two; the language is null when there is no such. */
export function promptKey(key: string): { language: Language | null; id: string } {
  const slash = key.indexOf('/');
  return { language: LANGUAGES.find((one) => one === key.slice(0, slash)) ?? null, id: key.slice(slash + 1) };
}

/** What is in force for a key now, files included; undefined when there is nothing. */
export function valueInForce(content: Standing, keyed: Keyed): unknown {
  return valueIn(content.state().content, keyed) ?? content.standing(keyed.kind, keyed.key)?.value ?? undefined;
}

/** The value of a prompt, item or window in merged content; undefined for other kinds. */
export function valueIn({ catalog, wordings }: MergedContent, { kind, key }: Keyed): unknown {
  const { language, id } = promptKey(key);
  if (kind === 'prompt') return language === null ? undefined : wordings[language].prompts[id];
  if (kind === 'item') return catalog.items.find(({ code }) => code === key);
  return kind === 'window' ? catalog.windows.find(({ code }) => code === key) : undefined;
}

/** What a change is called in lists: the item's short name, the notice's title, the key. */
export function changeTitle(content: Standing, change: Keyed, value: unknown): string {
  const named = value === null || isRemoved(value) ? valueInForce(content, change) : value;
  const { short_name, title } = (typeof named === 'object' ? (named ?? {}) : {}) as { short_name?: string; title?: string };
  if (change.kind === 'item' || change.kind === 'window') return `${change.key} ${short_name ?? ''}`.trim();
  return change.kind === 'notice' ? (title ?? change.key) : change.key;
}

/** The fields that differ between two values of a kind; `null` is what the files say and must be resolved before. */
export function changedFields(kind: ContentKind, before: unknown, after: unknown): FieldChange[] {
  if (kind === 'item') return itemChanges(before, after);
  if (kind === 'window') return compareWindows(windowOf(before), windowOf(after));
  const [old, now] = [fieldsOf(kind, before), fieldsOf(kind, after)];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys
    .map((key) => ({ key, title: TITLES[key] ?? { zh: key, en: key }, before: old[key] ?? '', after: now[key] ?? '' }))
    .filter((one) => one.before !== one.after);
}

function windowOf(value: unknown): Partial<ServiceWindow> {
  return typeof value === 'object' && value !== null && !isRemoved(value) ? value : {};
}

function itemChanges(before: unknown, after: unknown): FieldChange[] {
  const old = itemSchema.safeParse(before);
  const now = itemSchema.safeParse(after);
  if (now.success) return compareItems(old.success ? old.data : undefined, now.data);
  if (old.success && (after === undefined || isRemoved(after))) return goneFields(old.data);
  return [{ key: 'item', title: TITLES.item as Bilingual, before: '', after: '（还没有填完整 not complete）' }];
}

function goneFields(item: Item): FieldChange[] {
  const cells = itemCells(item);
  return SHEET_COLUMNS.flatMap(({ key, title }, index) => (cells[index] ? [{ key, title, before: cells[index], after: '' }] : []));
}

function fieldsOf(kind: ContentKind, value: unknown): Record<string, string> {
  if (value === undefined || value === null || isRemoved(value)) return {};
  if (kind === 'prompt') return { text: String(value) };
  const notice = noticeSchema.safeParse(value);
  if (kind === 'notice' && notice.success) return { title: notice.data.title, ...notice.data.text };
  const recording = recordingSchema.safeParse(value);
  if (kind === 'recording' && recording.success)
    return { text: recording.data.text, file: `${recording.data.file.slice(0, 8)} · ${recording.data.seconds} s` };
  return { value: JSON.stringify(value) };
}

const TITLES: Record<string, Bilingual> = {
  text: { zh: '文字', en: 'Wording' },
  title: { zh: '标题', en: 'Title' },
  'zh-CN': { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  file: { zh: '录音', en: 'Recording' },
  item: { zh: '事项', en: 'Item' },
  value: { zh: '内容', en: 'Content' },
};
