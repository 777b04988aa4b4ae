/** What our understanding is built from: the shipped catalog and language data. */
import { parseCatalog } from '../../src/catalog/parse-catalog.js';
import { LANGUAGES } from '../../src/domain/language.js';
import { readContent, readContentFile, readLanguage } from '../../src/store/content-files.js';
import { parseLanguage } from '../../src/understand/parse-language.js';
import type { UnderstandResources } from '../../src/understand/understand.js';

export function loadResources(): UnderstandResources {
  const { items, windows } = parseCatalog([...readContent('.', 'data/catalog'), readContentFile('.', 'data/windows.yaml')]);
  const language = Object.fromEntries(LANGUAGES.map((name) => [name, parseLanguage(readLanguage('.', name))]));
  return {
    items,
    windows,
    language: language as UnderstandResources['language'],
    receiptRule: { length: 12, check: 'luhn' },
  };
}
