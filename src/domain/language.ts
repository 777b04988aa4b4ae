/** The languages the line speaks; the first is the one a call starts in. */

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
