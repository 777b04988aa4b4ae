/** What the files alone make the line answer with: for tools that need no database. */
import type { Published } from '../calls/published.js';
import { refuseErrors } from '../catalog/check-catalog.js';
import type { Finding } from '../catalog/finding.js';
import { createUnderstand, type UnderstandResources } from '../understand/understand.js';
import { createAssembler } from './assemble-published.js';
import { createMerge, type MergedContent } from './merge-content.js';
import { type PublishedFiles, readPublishedFiles } from './read-published-files.js';
import { teachLanguage } from './teach-language.js';

/** Loads everything staff own. Errors of the catalog stop the start with the lint's own words; its warnings are returned. */
export function loadPublished(
  root: string,
  options: { at: Date; operatorNumber: string | null },
): { published: Published; findings: Finding[] } {
  const files = readPublishedFiles(root);
  const content = createMerge(files)([]);
  const resources = understandResources(files, content);
  const built = { understand: createUnderstand(resources), resources };
  const { published, findings } = createAssembler(files, options.operatorNumber)(content, built, options.at);
  refuseErrors(findings);
  return { published, findings };
}

/** What an understanding of this content is built from. */
export function understandResources(
  { centre, language }: PublishedFiles,
  { catalog, phrases }: MergedContent,
): UnderstandResources {
  const { items, windows } = catalog;
  return { items, windows, language: teachLanguage(language, phrases), receiptRule: centre.receipt };
}
