/** Broken catalog files: every problem is reported with its place, and nothing throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCatalog } from '../../src/catalog/parse-catalog.js';
import { readContentFile } from '../../src/store/content-files.js';

const tax = readContentFile('data', 'catalog/13-tax.yaml');
const parse = (text: string) => parseCatalog([{ path: 'x.yaml', text }]);

describe('parseCatalog', () => {
  it('leaves a broken item out and names file, line, item and field', () => {
    const text = tax.text.replace('kind: 即办件', 'kind: 马上办');
    const { items, findings } = parse(text);
    expect(items).toHaveLength(7);
    expect(findings).toMatchObject([
      { severity: 'error', file: 'x.yaml', item: '1301', field: 'kind', rule: 'schema', fix: '只能填：即办件、承诺件' },
    ]);
    expect(text.split('\n')[(findings[0]?.line ?? 0) - 1]).toContain('马上办');
  });

  it('says that an unquoted code needs quotes', () => {
    const { findings } = parse(tax.text.replace("code: '1301'", 'code: 1301'));
    expect(findings).toMatchObject([{ item: '1301', field: 'code', fix: expect.stringContaining('引号') }]);
  });

  it('reports a limit without its unit', () => {
    const { findings } = parse(tax.text.replace('{ days: 1, unit: 日 }', '{ days: 1 }'));
    expect(findings).toMatchObject([{ item: '1301', field: 'legal_limit.unit', message: '缺少这个字段' }]);
  });

  it('reports unknown fields', () => {
    const { findings } = parse(tax.text.replace('short_name: ', 'shortname: '));
    expect(findings.map(({ field }) => field)).toEqual(['short_name', '']);
    expect(findings[1]?.message).toContain('shortname');
  });

  it('takes the whole file out when it is not YAML, and says where', () => {
    const { items, findings } = parse(tax.text.replace('items:\n', 'items:\n - [\n'));
    expect(items).toEqual([]);
    expect(findings[0]).toMatchObject({ severity: 'error', rule: 'yaml', item: null });
  });

  it('refuses anchors', () => {
    expect(parse("window: '13'\nitems: [&a {}, *a]\n").findings).toMatchObject([{ rule: 'yaml' }]);
  });

  it('reports an empty file and a window code of the wrong form', () => {
    expect(parse('').findings).toMatchObject([{ rule: 'schema', line: 1 }]);
    expect(parse('window: 13\nitems: []\n').findings).toMatchObject([{ field: 'window', line: 1 }]);
  });

  it('lets an item that names another window keep it', () => {
    const { items } = parse(tax.text.replace("code: '1301'\n", "code: '1301'\n    window: '14'\n"));
    expect(items[0]?.window).toBe('14');
  });

  it('finds the line of any field of an item', () => {
    const { items, locate } = parseCatalog([tax]);
    const [item] = items;
    expect(item).toBeDefined();
    if (!item) return;
    const { line } = locate(item, ['materials', 1, 'name']);
    expect(tax.text.split('\n')[line - 1]).toContain(item.materials[1]?.name);
  });

  it('never throws, whatever a file holds', () => {
    const lines = fc.constantFrom(
      'window: x',
      'items:',
      '  - code: 1',
      '    fee: [',
      '- a',
      '  : :',
      '&a',
      '*a',
      '<<: *a',
      'windows: 3',
      '\t',
      '!!x y',
      '---',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(lines, fc.string()), { maxLength: 6 }), (parts) => {
        const { items, windows, findings } = parse(parts.join('\n'));
        expect(items.length + windows.length).toBe(0);
        for (const { line } of findings) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
