/**
 * `npm run fit`: learns all weights of `understand/` anew and writes them; run it after larger changes of the catalog or of data/language.
 * The topics are learnt from all phrases and lessons, each also as a recogniser may mishear it. The ranker learns from phrases that were
 * held out of topics and index alike, so that its probabilities hold for what nobody has written down. The sets in test/ are not read.
 * `npm run fit -- --topics` leaves the ranker as it is; `-- --aspects` learns only which aspects are asked, in five minutes.
 */
import { writeFileSync } from 'node:fs';
import { parseCatalog } from '../../src/catalog/parse-catalog.js';
import { ASPECT_IDS } from '../../src/domain/intent.js';
import { readContent, readContentFile, readLanguage } from '../../src/store/content-files.js';
import { type AspectModelData, type Clause, clausesOf } from '../../src/understand/aspect-model.js';
import { type ChineseParts, createChineseParts } from '../../src/understand/chinese-parts.js';
import type { LinearModelData } from '../../src/understand/linear-model.js';
import { parseLanguage } from '../../src/understand/parse-language.js';
import { alternatives } from '../../src/understand/rank.js';
import { RANK_WEIGHTS } from '../../src/understand/rank-weights.js';
import { read } from '../../src/understand/reading.js';
import { topicFeatures } from '../../src/understand/topics.js';
import { COMMON_CHARACTERS } from '../eval/common-characters.js';
import { createNoise } from '../eval/noise.js';
import { createRandom } from '../eval/random.js';
import { type Choice, fitWeights } from './conditional-logit.js';
import { learnAspects } from './learn-aspects.js';
import { readQuestions, readUtterances } from './lessons.js';
import { learnLinear } from './linear-regression.js';
import { foldOf, type Utterance, utterancesOf } from './utterances.js';

const FOLDS = 4;
/** Noisy copies of each utterance topics and aspects are learnt from. */
const MISHEARD = 2;
/** Some items are kept from the topics of a fold, as items are that staff add later: their names and phrases must do. */
const UNLEARNT = 0.12;
const TOPICS = { kind: 'one', epochs: 7, rate: 1, ridge: 1e-6, fewest: 7, prune: 0.08 } as const;

/** After the name of a thing to be done they ask for the way; after a mere situation they ask nothing in particular. */
const HOW_TO = ['怎么办', '怎么办理', '咋办', '咋弄', '怎么弄', '怎么申请'];
/** Short questions put together. */
const TOGETHER = 2000;
/** What is said that asks no aspect of any item. */
const COMMANDS = [
  'case_status',
  'hours',
  'operator',
  'greeting',
  'thanks',
  'repeat',
  'slower',
  'back',
  'main_menu',
  'help',
  'yes',
  'no',
  'bye',
  'none',
] as const;

const { items, windows } = parseCatalog([...readContent('.', 'data/catalog'), readContentFile('.', 'data/windows.yaml')]);
const files = readLanguage('.', 'zh-CN');
/** Without what was learnt before, whose form may have changed. */
const data = parseLanguage(files.filter(({ path }) => !path.endsWith('.json')));
const lessons = readUtterances('.');
const random = createRandom('fit');
const mishear = createNoise(
  COMMON_CHARACTERS + items.flatMap(({ name, aliases }) => [name, ...aliases]).join(''),
  data.homophones.confusion,
);

function partsOf(of: { known: typeof data | Parameters<typeof createChineseParts>[1]; items: typeof items }): ChineseParts {
  const receiptRule = { length: 12, check: 'luhn' } as const;
  const language = { 'zh-CN': of.known, en: of.known };
  return createChineseParts({ items: of.items, windows, language, receiptRule }, of.known);
}

const whole = partsOf({ known: data, items });

function misheard(text: string): string[] {
  return Array.from({ length: MISHEARD }, (_, copy) => mishear(text, { seed: copy + 1 }));
}

function learnTopics(utterances: readonly Utterance[]): LinearModelData {
  const examples = utterances.flatMap(({ text, labels }) => {
    return [text, ...misheard(text)].map((one) => ({ features: topicFeatures(whole.features(whole.normalise(one).text)), labels }));
  });
  return learnLinear(examples, TOPICS);
}

/** Questions as written and misheard; what is no question at all asks nothing. */
function aspectsFrom(): AspectModelData {
  const others = [
    ...ASPECT_IDS.flatMap((aspect) => (data.aspects[aspect]?.phrases ?? []).map((text) => ({ text, aspects: [aspect] }))),
    ...COMMANDS.flatMap((intent) => (data.intents[intent] ?? []).map((text) => ({ text: withName(text), aspects: [] }))),
    ...together(),
  ];
  const heard = ({ text, aspects }: { text: string; aspects: readonly string[] }) =>
    [text, ...misheard(text)].map((one) => ({ clauses: clausesIn(one), aspects }));
  return learnAspects(readQuestions('.').map(heard), others.flatMap(heard));
}

/** {item}办到哪一步了: of some item. */
function withName(text: string): string {
  return text.replace('{item}', random.pick(items)?.short_name ?? '');
}

/** Short questions after a name, two in one breath, 护照多少钱几天能拿, and what only says that something is to be done: 俺想办护照. */
function together(): { text: string; aspects: string[] }[] {
  const names = items.flatMap(({ short_name, aliases }) => [short_name, ...aliases]);
  const short = ASPECT_IDS.flatMap((aspect) => (data.aspects[aspect]?.phrases ?? []).map((text) => ({ text, aspect })));
  const requests = (data.intents.item ?? []).filter((carrier) => whole.aspects(carrier.replace('{item}', '＊')).length === 0);
  return Array.from({ length: TOGETHER }, (_, at) => {
    const [one, other] = [random.pick(short), random.pick(short)] as [(typeof short)[number], (typeof short)[number]];
    const name = random.pick(names) ?? '';
    if (at % 10 === 4) return { text: (random.pick(items)?.short_name ?? '') + random.pick(HOW_TO), aspects: ['steps'] };
    if (at % 10 === 9) return { text: (random.pick(requests) ?? '{item}').replace('{item}', name), aspects: [] };
    const named = at % 3 === 0 ? '' : name;
    return at % 2 === 0
      ? { text: named + one.text, aspects: [one.aspect] }
      : { text: named + one.text + other.text, aspects: [...new Set([one.aspect, other.aspect])] };
  });
}

function clausesIn(heard: string): Clause[] {
  const { text } = whole.normalise(heard);
  const named = whole.index.named(text);
  return clausesOf({ text, cues: whole.aspects(text, named), named }, { code: whole.sounds.code, meanings: whole.meanings });
}

/** An utterance with something said around it. */
function chatty(text: string): string {
  const around = random.below(10);
  if (around < 4) return text;
  return around < 7
    ? `${random.pick(data.words.fillers)}${text}`
    : `${text}${random.pick(['，谢谢', '，行不行', '，麻烦你了', '，快点'])}`;
}

/** Known names of learnt items that the ranker is asked, too. */
const KNOWN_NAMES = 0.05;
/** How much an utterance counts, by what it is about: calls are for items first, while commands and what is elsewhere have as many examples. */
const WEIGHTS = { item: 1, command: 0.6, elsewhere: 0.2 };
const RANKING = { steps: 250, ridge: 1e-3 };
const ELSEWHERE: ReadonlySet<string> = new Set(['none', 'other_body', 'complaint', 'emergency']);

function weightOf([label = '']: readonly string[]): number {
  if (/^\d/.test(label)) return WEIGHTS.item;
  return ELSEWHERE.has(label) ? WEIGHTS.elsewhere : WEIGHTS.command;
}

function choicesOf(fold: number): Choice[] {
  const { known, items: withoutNames, learnt, held, names } = foldOf(data, items, { lessons, fold, folds: FOLDS, random });
  const unlearnt = new Set(items.filter(() => random.chance(UNLEARNT)).map(({ code }) => code));
  const isUnlearnt = ({ labels }: Utterance) => labels.some((label) => unlearnt.has(label));
  const topics = learnTopics(learnt.filter((one) => !isUnlearnt(one)));
  const parts = partsOf({ known: { ...known, learnt: { topics } }, items: withoutNames });
  const asked = [...held, ...names.filter((one) => isUnlearnt(one) || random.chance(KNOWN_NAMES))];
  return asked.flatMap(({ text, labels }) =>
    [chatty(text), mishear(text, { seed: 9 })].flatMap((said): Choice[] => {
      const rows = alternatives(read(parts, said).found);
      const right = new Set(
        rows.flatMap(({ intent, candidate }, at) => (labels.includes(candidate?.item.code ?? intent) ? at : [])),
      );
      return right.size === 0 ? [] : [{ alternatives: rows.map(({ values }) => values), right, weight: weightOf(labels) }];
    }),
  );
}

const started = Date.now();
const say = (text: string) => console.log(`${Math.round((Date.now() - started) / 1000)} s  ${text}`);
const only = process.argv[2];
if (only === undefined) fitRanker();
const topics =
  only === '--aspects' ? parseLanguage(files).learnt?.topics : learnTopics([...utterancesOf(data, items, random), ...lessons]);
say('topics learnt');
writeFileSync('data/language/zh-CN/learnt.json', JSON.stringify({ topics, aspects: aspectsFrom() }));
say('topics and aspects written');

function fitRanker(): void {
  const choices = Array.from({ length: FOLDS }, (_, fold) => {
    const own = choicesOf(fold);
    say(`fold ${fold + 1} of ${FOLDS}: ${own.length} utterances held out`);
    return own;
  }).flat();
  const weights = Object.entries(fitWeights(RANK_WEIGHTS, choices, RANKING)).map(([key, value]) => `  ${key}: ${value},`);
  writeFileSync(
    'src/understand/rank-weights.ts',
    `/** The weights of the ranker, made by \`npm run fit\`. */\nexport const RANK_WEIGHTS = {\n${weights.join('\n')}\n};\n`,
  );
  say('ranker written');
}
