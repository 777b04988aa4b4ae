/** Everything staff own in files, read and parsed once: what publications are laid over. */
import { type ParsedCatalog, parseCatalog } from '../catalog/parse-catalog.js';
import { parseContent } from '../catalog/parse-content.js';
import { calendarOverridesSchema, createWorkCalendar } from '../catalog/work-calendar.js';
import { type Centre, centreSchema } from '../domain/centre.js';
import type { WorkCalendar } from '../domain/day.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { parseWording, type Wording } from '../speech/prompt-book.js';
import { readContent, readContentFile, readLanguage } from '../store/content-files.js';
import { type LanguageData, parseLanguage } from '../understand/parse-language.js';

export interface PublishedFiles {
  centre: Centre;
  calendar: WorkCalendar;
  catalog: ParsedCatalog;
  language: Record<Language, LanguageData>;
  wordings: Record<Language, Wording>;
}

/** Reads data/ and prompts/. Throws `content_invalid` for a file that cannot be read at all; what is wrong in the catalog is a finding. */
export function readPublishedFiles(root: string): PublishedFiles {
  return {
    centre: parseContent(centreSchema, readContentFile(root, 'data/centre.yaml')),
    calendar: createWorkCalendar(parseContent(calendarOverridesSchema, readContentFile(root, 'data/calendar.yaml'))),
    catalog: parseCatalog([...readContent(root, 'data/catalog'), readContentFile(root, 'data/windows.yaml')]),
    language: perLanguage((name) => parseLanguage(readLanguage(root, name))),
    wordings: perLanguage((name) => parseWording(name, readContentFile(root, `prompts/${name}.yaml`).text)),
  };
}

/** One of something for each language. */
export function perLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;
}
