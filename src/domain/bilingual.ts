/** Words for people who use the console: Chinese first, English beside it. */

export interface Bilingual {
  zh: string;
  en: string;
}
