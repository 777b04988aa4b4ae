/** Writes TwiML as text, byte for byte as the SDK's VoiceResponse would; a tree of objects for each document costs ten times as much. */

/** What attributes may be; undefined ones are left out, lists are separated by spaces. */
export type Attributes = Record<string, string | number | boolean | readonly string[] | undefined>;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** A whole document around its verbs. */
export function twimlDocument(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, verbs)}`;
}

/** One element; `content` is markup, see `escapeText` for words. */
export function element(name: string, attributes: Attributes, content = ''): string {
  let tag = `<${name}`;
  for (const key in attributes) tag += attribute(key, attributes[key]);
  return content === '' ? `${tag}/>` : `${tag}>${content}</${name}>`;
}

/** Words as the content of an element. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? '');
}

function attribute(key: string, value: Attributes[string]): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? value.join(' ') : String(value);
  return ` ${key}="${text.replace(/[&<"\t\n\r]/g, (character) => ESCAPES[character] ?? '')}"`;
}
