/** Materials and fees as lines of a cell, and back. */
import type { FeeLine, Material } from '../../domain/item.js';
import { readParts, splitLines, writeParts } from './cell-lines.js';
import { type CellRead, misread, readAs } from './cell-read.js';

const REQUIRED: Record<string, boolean> = { 必要: true, 必须: true, 是: true, 视情况: false, 非必要: false, 否: false };
const ORIGINAL: Record<string, boolean> = { 要原件: true, 原件: true, 是: true, 不要原件: false, 复印件: false, 否: false };

/** `居民身份证 | 必要 | 要原件 | 复印1份 | 说明` */
export function writeMaterials(materials: readonly Material[]): string {
  return materials
    .map(({ name, required, original, copies, note }) =>
      writeParts([name, required ? '必要' : '视情况', original ? '要原件' : '不要原件', `复印${copies}份`, note ?? '']),
    )
    .join('\n');
}

export function readMaterials(text: string): CellRead<Material[]> {
  return readEach(text, (line, number) => {
    const [name = '', required = '', original = '', copies = '', note = '', ...rest] = readParts(line);
    const count = /^(?:复印)?\s*(\d+)\s*份?$/.exec(copies)?.[1];
    const isRequired = REQUIRED[required];
    const isOriginal = ORIGINAL[original];
    if (name !== '' && isRequired !== undefined && isOriginal !== undefined && count !== undefined && rest.length === 0)
      return readAs({ name, required: isRequired, original: isOriginal, copies: Number(count), note: note || null });
    return misread(
      { zh: `第 ${number} 行材料读不出来：“${line}”`, en: `Material on line ${number} cannot be read: “${line}”` },
      { zh: '写成：名称 | 必要 | 要原件 | 复印1份 | 说明', en: 'Write: name | 必要 | 要原件 | 复印1份 | note' },
    );
  });
}

/** `普通护照 | 120 | 元/本 | 说明` */
export function writeFees(fees: readonly FeeLine[]): string {
  return fees.map(({ name, amount, unit, note }) => writeParts([name, String(amount), unit, note ?? ''])).join('\n');
}

export function readFees(text: string): CellRead<FeeLine[]> {
  return readEach(text, (line, number) => {
    const [name = '', amount = '', unit = '', note = '', ...rest] = readParts(line);
    if (name !== '' && /^\d+(\.\d+)?(e[+-]?\d+)?$/.test(amount) && unit !== '' && rest.length === 0)
      return readAs({ name, amount: Number(amount), unit, note: note || null });
    return misread(
      { zh: `第 ${number} 行收费读不出来：“${line}”`, en: `Fee on line ${number} cannot be read: “${line}”` },
      {
        zh: '写成：名称 | 120 | 元/本 | 说明；税率的单位写 %',
        en: 'Write: name | 120 | 元/本 | note; the unit of a tax rate is %',
      },
    );
  });
}

function readEach<T>(text: string, readLine: (line: string, number: number) => CellRead<T>): CellRead<T[]> {
  const entries: T[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    const read = readLine(line, index + 1);
    if (!read.ok) return read;
    entries.push(read.value);
  }
  return readAs(entries);
}
