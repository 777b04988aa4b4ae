/** Documents stored without the long texts they share, the words a recogniser should expect above all: nine tenths of their size. */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** A document as the columns of its turn. */
export interface StoredDocument {
  /** Without its long texts. */
  response: string;
  /** JSON: [place in `response`, id of the text] for each that was left out, in order. */
  response_shared: string;
}
type Place = [at: number, id: string];

export interface SharedText {
  id: string;
  text: string;
}

export interface SharedTexts {
  /** Leaves the long texts of a document out. */
  split(document: string): StoredDocument;
  /** Texts left out so far that the database may not hold yet: to be written with, or before, what was split. */
  unsaved(): SharedText[];
  /** Notes that texts are durable. */
  saved(texts: readonly SharedText[]): void;
}

/** A quoted value that is worth a row of its own. */
const LONG = /"([^"]{1000,})"/g;
/** Few stages have long lists; should there be more one day, the oldest are simply written again. */
const MOST_REMEMBERED = 100;
const NONE = '[]';

/** What is common is found by itself: whatever was left out once is known by its text. */
export function createSharedTexts(): SharedTexts {
  const ids = new Map<string, string>();
  const unsaved = new Map<string, string>();

  function idOf(text: string): string {
    const known = ids.get(text);
    if (known !== undefined) return known;
    if (ids.size >= MOST_REMEMBERED) ids.clear();
    const id = createHash('sha256').update(text).digest('base64url');
    ids.set(text, id);
    unsaved.set(id, text);
    return id;
  }

  return {
    split(document) {
      const places: Place[] = [];
      let response = '';
      let end = 0;
      for (const { 1: text = '', index } of document.matchAll(LONG)) {
        response += document.slice(end, index + 1);
        places.push([response.length, idOf(text)]);
        end = index + 1 + text.length;
      }
      if (places.length === 0) return { response: document, response_shared: NONE };
      return { response: response + document.slice(end), response_shared: JSON.stringify(places) };
    },
    unsaved: () => [...unsaved].map(([id, text]) => ({ id, text })),
    saved(texts) {
      for (const { id } of texts) unsaved.delete(id);
    },
  };
}

/** The documents as they were sent, in the order given. */
export async function wholeDocuments(knex: Knex, stored: readonly StoredDocument[]): Promise<string[]> {
  const places = stored.map((one) => JSON.parse(one.response_shared) as Place[]);
  const ids = [...new Set(places.flatMap((list) => list.map(([, id]) => id)))];
  const rows: SharedText[] = ids.length === 0 ? [] : await knex('shared_texts').whereIn('id', ids);
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return stored.map(({ response }, i) => join(response, places[i] ?? [], texts));
}

function join(response: string, places: readonly Place[], texts: ReadonlyMap<string, string>): string {
  let document = response;
  for (const [at, id] of places.toReversed()) document = document.slice(0, at) + (texts.get(id) ?? '') + document.slice(at);
  return document;
}
