/** The catalog as shipped, read once for the tests of this folder. */
import { checkCatalog } from '../../src/catalog/check-catalog.js';
import { parseContent } from '../../src/catalog/parse-content.js';
import { calendarOverridesSchema, createWorkCalendar } from '../../src/catalog/work-calendar.js';
import { readContent, readContentFile } from '../../src/store/content-files.js';

export const TODAY = '2026-11-23';

const files = [readContentFile('data', 'windows.yaml'), ...readContent('data', 'catalog')];
export const { catalog, findings } = checkCatalog(files, TODAY);

export const calendar = createWorkCalendar(parseContent(calendarOverridesSchema, readContentFile('data', 'calendar.yaml')));
