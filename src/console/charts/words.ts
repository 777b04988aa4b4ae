/** The words around every chart. */
import type { Both } from '../shell/language.js';

export const CHART_WORDS = {
  picture: { zh: '图', en: 'Chart' },
  table: { zh: '表', en: 'Table' },
  as: { zh: (title: string) => `${title}：看图还是看表`, en: (title: string) => `${title}: chart or table` },
} satisfies Record<string, Both<unknown>>;
