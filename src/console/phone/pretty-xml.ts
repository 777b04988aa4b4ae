/** TwiML laid out for reading: one element a line, indented, in parts that can be coloured. */

export interface XmlPart {
  kind: 'tag' | 'name' | 'value' | 'text' | 'plain';
  text: string;
}

export interface XmlLine {
  depth: number;
  parts: XmlPart[];
}

const TOKEN = /<[^>]*>|[^<]+/g;
const ATTRIBUTE = /([\w:-]+)(=)("[^"]*"|'[^']*')/g;

/** Lines of a document; what is not XML comes back as it is. Values longer than `most` characters are cut, with the number left out. */
export function prettyXml(document: string, most = Number.POSITIVE_INFINITY): XmlLine[] {
  const lines: XmlLine[] = [];
  let depth = 0;
  for (const [token] of document.trim().matchAll(TOKEN)) {
    if (token.trim() === '') continue;
    if (token.startsWith('</')) depth = Math.max(0, depth - 1);
    lines.push({ depth, parts: partsOf(token).map((part) => shortened(part, most)) });
    if (opens(token)) depth++;
  }
  return joinShort(lines);
}

function opens(token: string): boolean {
  return token.startsWith('<') && !/^<[/?!]/.test(token) && !token.endsWith('/>');
}

function partsOf(token: string): XmlPart[] {
  if (!token.startsWith('<')) return [{ kind: 'text', text: decode(token.trim()) }];
  const [, open = '', rest = '', close = ''] = /^(<[/?]?[\w:-]*)([\s\S]*?)([/?]?>)$/.exec(token) ?? [];
  if (open === '') return [{ kind: 'plain', text: token }];
  return [{ kind: 'tag', text: open }, ...attributesOf(rest), { kind: 'tag', text: close }];
}

function attributesOf(text: string): XmlPart[] {
  return [...text.matchAll(ATTRIBUTE)].flatMap(([, name = '', equals = '', value = '']): XmlPart[] => [
    { kind: 'name', text: ` ${name}` },
    { kind: 'plain', text: equals },
    { kind: 'value', text: decode(value) },
  ]);
}

function shortened(part: XmlPart, most: number): XmlPart {
  const rest = part.text.length - most;
  if (part.kind !== 'value' || rest <= 0) return part;
  return { ...part, text: `${part.text.slice(0, most)} …（还有 ${rest} 字）"` };
}

/** `<Say>` and its words belong on one line, and so does an element with nothing in it. */
function joinShort(lines: readonly XmlLine[]): XmlLine[] {
  const joined: XmlLine[] = [];
  for (const line of lines) {
    const before = joined[joined.length - 1];
    const isText = line.parts[0]?.kind === 'text';
    const closes = line.parts[0]?.text.startsWith('</') ?? false;
    const follows = before !== undefined && (isText || (closes && line.depth === before.depth));
    if (follows) before.parts.push(...line.parts);
    else joined.push({ depth: line.depth, parts: [...line.parts] });
  }
  return joined;
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

function decode(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
