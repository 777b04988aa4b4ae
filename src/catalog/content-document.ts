/** One YAML file read with its line numbers, so that every complaint can name its place. */
import { isCollection, isMap, isPair, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { FieldPath } from './finding.js';

export interface ContentFile {
  /** As shown to people: relative to where the program runs. */
  path: string;
  text: string;
}

export interface ContentDocument {
  path: string;
  /** The parsed value; null when the file is empty or not YAML. */
  value: unknown;
  /** Why the file is not YAML. */
  problems: { line: number; message: string }[];
  /** The line (first is 1) of the deepest part of the path that exists. */
  lineOf(path: FieldPath): number;
}

/** Reads a YAML file; never throws, a malformed file has `problems`. Anchors are refused: a reader must see every value in place. */
export function readDocument({ path, text }: ContentFile): ContentDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const problems = [...document.errors, ...document.warnings].map(({ pos, message }) => ({ line: lineAt(pos[0]), message }));
  const lineOf = (fields: FieldPath) => lineAt(offsetOf(document.contents, fields));
  if (problems.length > 0) return { path, value: null, problems, lineOf };
  try {
    return { path, value: document.toJS({ maxAliasCount: 0 }), problems, lineOf };
  } catch (error) {
    return { path, value: null, problems: [{ line: 1, message: `${error}` }], lineOf };
  }
}

/** Offset of the key or list entry a path leads to, as far as it exists. */
function offsetOf(root: Node | null, path: FieldPath): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const field of path) {
    const child = childOf(node, field);
    if (child === undefined) break;
    const marker = isPair(child) ? child.key : child;
    offset = (marker as Node | null)?.range?.[0] ?? offset;
    node = isPair(child) ? child.value : child;
  }
  return offset;
}

function childOf(node: unknown, field: string | number): Node | Pair | undefined {
  if (!isCollection(node)) return undefined;
  const entries = node.items as (Node | Pair)[];
  if (!isMap(node)) return entries[Number(field)];
  return entries.find((entry) => isPair(entry) && isScalar(entry.key) && entry.key.value === field);
}
