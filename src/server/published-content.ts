/** Reads data/ and prompts/ and puts together what the line answers with. */

import { createCentreTime } from '../calls/centre-time.js';
import type { Published } from '../calls/published.js';
import type { Catalog } from '../catalog/catalog.js';
import { checkCatalog, refuseErrors } from '../catalog/check-catalog.js';
import type { Finding } from '../catalog/finding.js';
import { parseContent } from '../catalog/parse-content.js';
import { calendarOverridesSchema, createWorkCalendar } from '../catalog/work-calendar.js';
import { centreSchema } from '../domain/centre.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { type PromptBook, parsePromptBook } from '../speech/prompt-book.js';
import { readContent, readContentFile, readLanguage } from '../store/content-files.js';
import { type LanguageData, parseLanguage } from '../understand/parse-language.js';
import { createUnderstand } from '../understand/understand.js';
import { openHints } from './open-hints.js';

/** Loads everything staff own. Errors of the catalog stop the start with the lint's own words; its warnings are returned. */
export function loadPublished(
  root: string,
  options: { at: Date; operatorNumber: string | null },
): { published: Published; findings: Finding[] } {
  const centre = parseContent(centreSchema, readContentFile(root, 'data/centre.yaml'));
  const { catalog, findings } = loadCatalog(root, createCentreTime(centre.time_zone)(options.at).today);
  refuseErrors(findings);
  const calendar = createWorkCalendar(parseContent(calendarOverridesSchema, readContentFile(root, 'data/calendar.yaml')));
  const language = perLanguage((name) => parseLanguage(readLanguage(root, name)));
  const books = perLanguage((name) => loadPrompts(root, name));
  const understand = createUnderstand({ items: catalog.items, windows: catalog.windows, language, receiptRule: centre.receipt });
  const { otherBodies, emergencies } = referrals(language);
  const hints = perLanguage((name) => openHints(catalog, language[name], name));
  const knowledge = {
    catalog,
    centre,
    calendar,
    otherBodies,
    emergencies,
    openHints: hints,
    operatorNumber: options.operatorNumber,
  };
  return { published: { knowledge, books, understand }, findings };
}

/** The catalog and windows with all findings of the lint. */
export function loadCatalog(root: string, today: string): { catalog: Catalog; findings: Finding[] } {
  return checkCatalog([...readContent(root, 'data/catalog'), readContentFile(root, 'data/windows.yaml')], today);
}

function loadPrompts(root: string, language: Language): PromptBook {
  return parsePromptBook(language, readContentFile(root, `prompts/${language}.yaml`).text);
}

function perLanguage<T>(load: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, load(language)])) as Record<Language, T>;
}

/** Where callers are sent: bodies and emergency numbers of every language; the first to name one wins. */
function referrals(language: Record<Language, LanguageData>): Pick<Published['knowledge'], 'otherBodies' | 'emergencies'> {
  const all = LANGUAGES.map((name) => language[name]).toReversed();
  const otherBodies = new Map(all.flatMap((data) => data.otherBodies.map(({ id, name, phone }) => [id, { name, phone }] as const)));
  const emergencies = new Map(
    all.flatMap((data) => data.emergencies.emergencies.map(({ number, service }) => [number, service] as const)),
  );
  return { otherBodies, emergencies };
}
