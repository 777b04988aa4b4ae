/** What is compared: something that is taught the catalog and the phrases, and then names items for an utterance. */

/** One way an item is called or asked for, and the item. */
export interface Example {
  code: string;
  text: string;
  /** Where it comes from: official and short name and aliases, or a caller's phrase from data/language. */
  kind: 'name' | 'short' | 'alias' | 'phrase';
}

/** What every peer is given, all the same. */
export interface Training {
  examples: readonly Example[];
  /** Words of a text, cut by jieba with the catalog's own words in its dictionary, as our line cuts them. */
  segment(text: string): string[];
}

/** Items, best first. Scores compare only within a peer; all the same where a library tells none. */
export interface Answer {
  code: string;
  score: number;
}

export type Answers = readonly Answer[];

/** A peer that has learnt; answers nothing where nothing matches. Only NLP.js has no synchronous call. */
export type Peer = (text: string) => Answers | Promise<Answers>;

export interface PeerKind {
  name: string;
  teach(training: Training): Peer | Promise<Peer>;
}

export type Document = Record<'code' | Example['kind'], string>;

/** One document an item with the texts of each kind; line ends keep them apart. For searches that rank items, not phrases. */
export function documentsOf(examples: Training['examples']): Document[] {
  const documents = new Map<string, Document>();
  for (const { code, text, kind } of examples) {
    const document = documents.get(code) ?? { code, name: '', short: '', alias: '', phrase: '' };
    document[kind] += `${text}\n`;
    documents.set(code, document);
  }
  return [...documents.values()];
}
