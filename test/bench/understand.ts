/**
 * `npm run bench:understand`: our understanding beside the libraries a developer would otherwise take, and how its cost grows with the
 * catalog. Options: --quick (each sixth question, no rules of rejection, without NLP.js, which learns for minutes; 277 and 10,000 items),
 * --only=peers,growth, --without=<parts of names>.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createUnderstand } from '../../src/understand/understand.js';
import { loadShippedNoise } from '../eval/shipped-line.js';
import { type Contender, compare, teach, warmUp } from './compare.js';
import { showGrowth } from './growth.js';
import { printPeers } from './peer-table.js';
import { flexsearchCharacters, flexsearchWords } from './peers/flexsearch.js';
import { fuse } from './peers/fuse.js';
import { minisearch } from './peers/minisearch.js';
import { naturalBayes } from './peers/natural-bayes.js';
import { naturalTfidf } from './peers/natural-tfidf.js';
import { nlpjs, nlpjsOurWords } from './peers/nlpjs.js';
import { ours } from './peers/ours.js';
import { outsidePhrases, trainingOf } from './peers/training.js';
import { questionSets } from './question-sets.js';
import { loadResources } from './resources.js';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'peers,growth' },
    without: { type: 'string' },
  },
});
const QUICK = { sizes: [277, 10_000], every: 6, heldBackEvery: 0, without: 'NLP.js' };
/** All questions; one phrase in twenty held back while a rule of rejection is learnt. */
const FULL = { sizes: [277, 1_000, 10_000, 100_000], every: 1, heldBackEvery: 20, without: '' };
/** Enough to place a threshold by; Fuse.js takes a tenth of a second for each. */
const OUTSIDE_EVERY = 4;
const plan = options.quick ? QUICK : FULL;
const without = (options.without ?? plan.without).split(',').filter((part) => part !== '');
const PEERS = [minisearch, nlpjs, nlpjsOurWords, naturalBayes, naturalTfidf, flexsearchCharacters, flexsearchWords, fuse];

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
if (options.only.includes('peers')) await comparePeers();
if (options.only.includes('growth')) showGrowth(plan.sizes);

async function comparePeers(): Promise<void> {
  const resources = loadResources();
  const chinese = resources.language['zh-CN'];
  const training = trainingOf(resources.items, chinese);
  const outside = outsidePhrases(chinese);
  const rejection = { outside: outside.filter((_, at) => at % OUTSIDE_EVERY === 0), every: plan.heldBackEvery };
  const peers = PEERS.filter(({ name }) => !without.some((part) => name.includes(part)));
  const contenders: Contender[] = [];
  for (const kind of [ours(() => createUnderstand(loadResources())), ...peers]) {
    contenders.push(await teach(kind, training, rejection));
  }
  const phrases = training.examples.filter(({ kind }) => kind === 'phrase').map(({ text }) => text);
  await warmUp(contenders, phrases);
  const sets = questionSets(loadShippedNoise('.'), plan.every);
  const counts = Object.entries(sets).map(([set, questions]) => `${set} ${questions.length}`);
  console.log(`\n${training.examples.length} names and phrases learnt by each; questions: ${counts.join(', ')}`);
  printPeers(await compare(contenders, sets));
}
