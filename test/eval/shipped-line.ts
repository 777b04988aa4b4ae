/** The line as shipped, for measuring it: its understanding, its catalog, and noise over the characters of its catalog. */
import { loadPublished } from '../../src/server/published-content.js';
import { readContent } from '../../src/store/content-files.js';
import { parseLanguage } from '../../src/understand/parse-language.js';
import { COMMON_CHARACTERS } from './common-characters.js';
import { createNoise, type Noise } from './noise.js';

/** The day the line is read for; fixed, so that a result does not depend on when it was measured. */
const AT = new Date('2026-11-23T02:00:00Z');

/** What the telephone line answers with; takes a second or two. */
export function loadShippedLine(root: string) {
  const { knowledge, understand } = loadPublished(root, { at: AT, operatorNumber: null }).published;
  return { catalog: knowledge.catalog, understand };
}

/** The noise generator over the shipped catalog's characters and the common ones, with the shipped confusion table. */
export function loadShippedNoise(root: string): Noise {
  const catalog = readContent(root, 'data/catalog').map(({ text }) => text.replace(/[^\p{Script=Han}]/gu, ''));
  const language = parseLanguage(readContent(root, 'data/language/zh-CN'));
  return createNoise(COMMON_CHARACTERS + catalog.join(''), language.homophones.confusion);
}
