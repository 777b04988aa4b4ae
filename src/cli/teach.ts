/** `npm run teach`: what callers said and the line did not understand; teach it, ignore it, see what would change. `npm run teach -- help` says how. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readEnvironment } from '../config.js';
import { type Teaching, teachingSchema } from '../domain/console/teach.js';
import { HotlineError } from '../errors.js';
import { createMissedCollector } from '../server/missed-collector.js';
import { openContent } from '../server/open-content.js';
import { readPublishedFiles } from '../server/read-published-files.js';
import { forgetPhrase, teachGroup, tryTeaching, untaughtGroup } from '../server/teaching.js';
import { openDatabase } from '../store/database.js';
import { createMissedStore } from '../store/missed-store.js';
import { groupLine, teachingOf, trialLines, understoodLine } from './teach-text.js';

const LISTED = 30;
const REPLAY_DAYS = 30;
const MOST_REPLAYED = 1_500;
const DAY_MS = 86_400_000;
const HELP = `npm run teach                                 待教问题 groups not understood, most frequent first
npm run teach -- 12                           一组的详情 one group
npm run teach -- 12 item 0101 [说法]          教成事项的说法 a way to say an item
npm run teach -- 12 alias 0101 [名称]         加为事项的别名 a name of the item
npm run teach -- 12 intent operator [说法]    教成意图 an intent (aspect fee, other_body police likewise)
npm run teach -- 12 ignore | undo             忽略 · 撤回 ignore, or take back
npm run teach -- say "说法" item 0101         教一句还没人说过的 something nobody has said yet
npm run teach -- forget "说法"                 不再这样理解 take a taught phrase back
npm run teach -- try "说法" [item 0101]       只看会怎样理解 see what would be understood; nothing is changed
`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const [first, ...words] = process.argv.slice(2);
if (first === 'help') print(HELP);
else await start().catch(fail);

type Open = Awaited<ReturnType<typeof open>>;

async function open() {
  const config = readEnvironment();
  const log = pino({ level: 'error' });
  const clock = () => new Date();
  const files = readPublishedFiles(config.CONTENT_DIR);
  const database = await openDatabase(config.DATABASE_URL ?? { file: join(config.DATA_DIR, 'hotline.db') });
  const content = await openContent(config, { clock, log }, { files, database, quiet: () => false });
  const missed = createMissedStore(database);
  const collector = createMissedCollector({ store: missed, language: files.language, clock, log });
  const close = async () => {
    await collector.close();
    content.close();
    await database.close();
  };
  return { content, missed, collector, close };
}

async function withContent(work: (parts: Open) => Promise<void>): Promise<void> {
  const parts = await open();
  try {
    await work(parts);
  } finally {
    await parts.close();
  }
}

/** What makes no sense is said before anything is opened. */
async function start(): Promise<void> {
  if (first !== 'say') return withContent(run);
  const teaching = parsed(teachingOf(words.slice(1), words[0] ?? ''));
  return withContent((parts) => teach(parts, null, teaching));
}

async function run(parts: Open): Promise<void> {
  if (first === undefined) return list(parts);
  if (first === 'try') return tryOut(parts, words);
  if (first === 'forget') return forget(parts, words[0] ?? '');
  const group = await parts.missed.group(Number(first) || 0);
  if (group === null) throw new HotlineError('not_found', `没有第 ${first} 组 · there is no such group; npm run teach -- help`);
  if (words.length === 0) return show(parts, group.id);
  if (words[0] === 'undo') return report(await untaughtGroup(parts, { group, actor: actor() }));
  if (words[0] !== 'ignore') return teach(parts, group.id, parsed(teachingOf(words, group.text)));
  await parts.missed.setStatus(group.id, { status: 'ignored' }, actor());
  print('✓ 已忽略 ignored');
}

/** What calls of the last moments left is looked through first. */
async function list({ missed, collector, content }: Open): Promise<void> {
  await collector.collect();
  const { groups, total } = await missed.groups({ status: 'open', limit: LISTED, offset: 0 });
  if (groups.length === 0) return print('没有待教的问题 · Nothing to teach');
  for (const group of groups) print(groupLine(group, content.published().understand(group.text)));
  print(`共 ${total} 组 groups · npm run teach -- help`);
}

async function show({ missed, content }: Open, id: number): Promise<void> {
  const group = await missed.group(id);
  if (group === null) return;
  print(groupLine(group, content.published().understand(group.text)));
  for (const turn of await missed.turns(id, LISTED))
    print(`  ${turn.at.toLocaleString('sv')}  ${turn.reason.padEnd(14)} ${turn.text}`);
}

async function tryOut({ content, missed }: Open, [text = '', ...target]: string[]): Promise<void> {
  print(`现在 now    ${understoodLine(content.published().understand(text))}`);
  if (target.length === 0) return;
  const since = new Date(Date.now() - REPLAY_DAYS * DAY_MS);
  const utterances = await missed.utterances(since, MOST_REPLAYED);
  for (const line of trialLines(await tryTeaching(parsed(teachingOf(target, text)), content, utterances), utterances.length))
    print(line);
}

async function teach(parts: Open, id: number | null, teaching: Teaching): Promise<void> {
  report(await teachGroup(parts, { id, teaching, actor: actor() }));
  print(`现在 now    ${understoodLine(parts.content.published().understand(teaching.text))}`);
}

async function forget({ content }: Open, text: string): Promise<void> {
  const phrase = content.state().content.phrases.find((one) => one.text === text);
  if (phrase === undefined) throw new HotlineError('not_found', `没有教过“${text}” · nothing was taught for these words`);
  report(await forgetPhrase(content, phrase, actor().by));
  print(`现在 now    ${understoodLine(content.published().understand(text))}`);
}

function parsed(teaching: Record<string, string>): Teaching {
  const result = teachingSchema.safeParse(teaching);
  if (result.success) return result.data;
  throw new HotlineError('bad_request', `${result.error.issues.map(({ message }) => message).join('；')}\n${HELP}`);
}

function report({ result, reasons }: { result: string; reasons: string[] }): void {
  if (result !== 'done') throw new HotlineError('bad_request', [`✗ 没有发布 ${result}`, ...reasons].join('\n  '));
  print('✓ 已发布，一秒内在所有节点生效 · published, in force everywhere within a second');
}

function actor() {
  return { by: `terminal:${userInfo().username}`, at: new Date() };
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof HotlineError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
