/** A TwiML document read into a tree, for the checker and for the carrier that executes it. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface TwimlNode {
  name: string;
  attributes: Record<string, string>;
  children: TwimlChild[];
}
export type TwimlChild = TwimlNode | string;
export type TwimlTree = { root: TwimlNode } | { problem: string };

/** What fast-xml-parser yields in document order: one key for the element, `:@` for its attributes. */
interface RawNode {
  [name: string]: RawNode[] | Record<string, string> | string;
}

// Entities are decoded here: the parser would leave numeric ones as they are.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
});
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
/** Outside XML 1.0's characters; under the u flag an unpaired surrogate is outside too. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Reads a document; `problem` says in one sentence why it is none. */
export function parseTwiml(document: string): TwimlTree {
  const valid = XMLValidator.validate(document);
  if (valid !== true) return { problem: `not well-formed: ${valid.err.msg}` };
  if (FORBIDDEN.test(decode(document))) return { problem: 'not well-formed: a character that XML forbids' };
  if (/<!DOCTYPE/i.test(document)) return { problem: 'a document type declaration is not TwiML' };
  const roots = convertAll(parser.parse(document) as RawNode[]).filter((node) => typeof node !== 'string');
  const [root] = roots;
  if (roots.length !== 1 || root?.name !== 'Response') return { problem: 'the root element is not Response' };
  return { root };
}

/** The elements among a node's children. */
export function elements(node: TwimlNode): TwimlNode[] {
  return node.children.filter((child) => typeof child !== 'string');
}

/** All text below a node, in order, markup left out. */
export function textOf(node: TwimlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function convertAll(raw: RawNode[]): TwimlChild[] {
  return raw.flatMap(convert);
}

function convert(raw: RawNode): TwimlChild[] {
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  const content = raw[name];
  if (name === '#text') return [decode(String(content))];
  if (name === '#cdata') return (content as RawNode[]).map((part) => String(part['#text'] ?? ''));
  if (name.startsWith('?')) return [];
  const attributes = Object.entries((raw[':@'] ?? {}) as Record<string, string>).map(([key, value]) => [key, decode(value)]);
  return [{ name, attributes: Object.fromEntries(attributes), children: convertAll(content as RawNode[]) }];
}

function decode(text: string): string {
  return text.replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? '';
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\u0000';
  });
}
