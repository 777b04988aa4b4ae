/** NLP.js: a small neural network over the words of an utterance, one intent an item. */
import { createRequire } from 'node:module';
import type { Answers, Peer, PeerKind, Training } from './peer.js';

interface Nlp {
  settings: object;
  addLanguage(locale: string): void;
  addDocument(locale: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(locale: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
}
interface Container {
  use(plugin: unknown): void;
  get(name: 'nlp'): Nlp;
  getConfiguration(name: string): object | undefined;
  registerConfiguration(name: string, settings: object, isSingleton: boolean): void;
}
type Segments = new () => { getSegments(text: string): string[] };

const require = createRequire(import.meta.url);
const { containerBootstrap, Nlp } = require('@nlpjs/basic') as { containerBootstrap(): Promise<Container>; Nlp: unknown };
const { LangZh, StemmerZh } = require('@nlpjs/lang-zh') as { LangZh: unknown; StemmerZh: Segments };

/** Its answer where nothing it has learnt is in the utterance. */
const NONE = 'None';
const QUIET = { log: false };

/** Got: everything as its quick start shows, with its Chinese package; entities and sentiment off, since nobody asks for them. */
export const nlpjs: PeerKind = {
  name: 'NLP.js (its words)',
  teach: ({ examples }) => taught(examples, []),
};

/** The same with our segmenter. What cuts words in its Chinese package is the stemmer, whatever the tokenizer has made of the text. */
export const nlpjsOurWords: PeerKind = {
  name: 'NLP.js (our words)',
  teach({ examples, segment }) {
    class OurWords extends StemmerZh {
      override getSegments(text: string): string[] {
        return segment(text);
      }
    }
    return taught(examples, [OurWords]);
  },
};

/** Plugins come after those of the language and replace what has the same name. */
async function taught(examples: Training['examples'], plugins: readonly unknown[]): Promise<Peer> {
  const container = await containerBootstrap();
  for (const plugin of [Nlp, LangZh, ...plugins]) container.use(plugin);
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, calculateSentiment: false, nlu: QUIET });
  container.registerConfiguration('nlu-??', { ...container.getConfiguration('nlu-??'), ...QUIET }, true);
  nlp.addLanguage('zh');
  for (const { code, text } of examples) nlp.addDocument('zh', text, code);
  await nlp.train();
  return async (text) => answersOf((await nlp.process('zh', text)).classifications);
}

function answersOf(classifications: readonly { intent: string; score: number }[]): Answers {
  const answers = classifications.map(({ intent, score }) => ({ code: intent, score }));
  return answers[0]?.code === NONE ? [] : answers.filter(({ code }) => code !== NONE);
}
