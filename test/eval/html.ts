/** HTML put together safely: every value is escaped unless it is HTML already. */

export interface Html {
  html: string;
}
type Value = string | number | Html | readonly Html[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template whose values are escaped; lists of HTML are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, at) => part + (at < values.length ? textOf(values[at] ?? '') : '')).join('') };
}

function textOf(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
  return 'html' in value ? value.html : value.map((one) => one.html).join('');
}
