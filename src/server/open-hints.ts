/** What the recogniser should expect at the open question: commands, item names, windows, then aliases as far as they fit. */
import type { Catalog } from '../catalog/catalog.js';
import type { IntentId } from '../domain/intent.js';
import type { Language } from '../domain/language.js';
import type { LanguageData } from '../understand/parse-language.js';

/** Carriers take at most 500 entries (Gather, `hints`). */
const MOST_HINTS = 500;
const COMMANDS: readonly IntentId[] = [
  'operator',
  'case_status',
  'hours',
  'window',
  'appointment',
  'complaint',
  'repeat',
  'slower',
  'back',
  'main_menu',
  'help',
];
const PHRASES_EACH = 3;
/** Characters of a phrase of either language. */
const LONGEST = 24;

/** At most 500 hints, most useful first. Item names are Chinese, so the English line expects commands and aspects only. */
export function openHints(catalog: Catalog, data: LanguageData, language: Language): string[] {
  const commands = COMMANDS.flatMap((intent) => typical(data.intents[intent] ?? []));
  const aspects = Object.values(data.aspects).flatMap((aspect) => typical(aspect?.cues ?? []));
  const names = language === 'zh-CN' ? catalogWords(catalog) : [];
  return [...new Set([...commands, ...aspects, ...names])].slice(0, MOST_HINTS);
}

function catalogWords({ items, windows }: Catalog): string[] {
  const shortNames = items.map((item) => item.short_name);
  return [...shortNames, ...windows.map((window) => window.short_name), ...items.flatMap((item) => item.aliases.slice(0, 1))];
}

/** The first phrases in the file are the most typical; long ones help a recogniser little, single characters mislead it. */
function typical(phrases: readonly string[]): string[] {
  return phrases
    .filter((phrase) => phrase.length >= 2 && phrase.length <= LONGEST && !/[…(|{]/.test(phrase))
    .slice(0, PHRASES_EACH);
}
