/** From catalog files to the catalog the line speaks from, with everything that was found wrong with them. */
import { HotlineError } from '../errors.js';
import { type Catalog, createCatalog } from './catalog.js';
import type { ContentFile } from './content-document.js';
import { describeFinding, type Finding } from './finding.js';
import { lintCatalog } from './lint-catalog.js';
import { parseCatalog } from './parse-catalog.js';

/** Parses and lints. `today` is YYYY-MM-DD. Never throws: see `refuseErrors`. */
export function checkCatalog(files: readonly ContentFile[], today: string): { catalog: Catalog; findings: Finding[] } {
  const parsed = parseCatalog(files);
  const findings = [...parsed.findings, ...lintCatalog({ ...parsed, today })];
  return { catalog: createCatalog(parsed.items, parsed.windows, findings), findings };
}

/** Throws `catalog_invalid` with every error in the words of `npm run catalog:lint`; warnings pass. */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new HotlineError('catalog_invalid', errors.map(describeFinding).join('\n'));
}
