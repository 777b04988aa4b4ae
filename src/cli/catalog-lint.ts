/** `npm run catalog:lint [-- <folder>]`: checks the catalog files and says what to do about each finding; exits 1 when there are errors. */
import { checkCatalog } from '../catalog/check-catalog.js';
import { describeFinding, type Finding } from '../catalog/finding.js';
import { readContent, readContentFile } from '../store/content-files.js';

const [root = 'data'] = process.argv.slice(2);
const files = [readContentFile(root, 'windows.yaml'), ...readContent(root, 'catalog')];
const { catalog, findings } = checkCatalog(files, new Date().toISOString().slice(0, 10));
report(findings);
const errors = findings.filter(({ severity }) => severity === 'error').length;
const totals = `${catalog.items.length} items, ${catalog.windows.length} windows: ${errors} errors, ${findings.length - errors} warnings`;
process.stdout.write(`\n${totals}\n`);
process.exitCode = errors > 0 ? 1 : 0;

/** Findings file by file, errors first, then how often each rule spoke. */
function report(all: readonly Finding[]): void {
  const ordered = all.toSorted(
    (a, b) => a.severity.localeCompare(b.severity, 'en') || a.file.localeCompare(b.file, 'en') || a.line - b.line,
  );
  let heading = '';
  for (const finding of ordered) {
    const next = `${finding.severity}s in ${finding.file}`;
    if (next !== heading) process.stdout.write(`\n${next}\n`);
    heading = next;
    process.stdout.write(`  ${describeFinding(finding)}\n`);
  }
  const rules = new Map<string, number>();
  for (const { rule } of all) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  process.stdout.write('\n');
  for (const [rule, count] of rules) process.stdout.write(`${String(count).padStart(5)}  ${rule}\n`);
}
