/** The understanding of the shipped catalog and language data, built once a test file. */
import { parseCatalog } from '../../src/catalog/parse-catalog.js';
import { luhnDigit } from '../../src/domain/receipt.js';
import { readContent, readContentFile, readLanguage } from '../../src/store/content-files.js';
import { parseLanguage } from '../../src/understand/parse-language.js';
import { createUnderstand } from '../../src/understand/understand.js';

const ROOT = '.';
export const receiptRule = { length: 12, check: 'luhn' } as const;
export const { items, windows } = parseCatalog([...readContent(ROOT, 'data/catalog'), readContentFile(ROOT, 'data/windows.yaml')]);
export const language = {
  'zh-CN': parseLanguage(readLanguage(ROOT, 'zh-CN')),
  en: parseLanguage(readLanguage(ROOT, 'en')),
};
export const understand = createUnderstand({ items, windows, language, receiptRule });

/** A receipt number with its check digit. */
export const RECEIPT = `20260312345${luhnDigit('20260312345')}`;
