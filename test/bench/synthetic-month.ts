/** Calls made up by the hundred thousand, with the catalog's own items and sentences: for measuring lists, never for showing. */
import type { Outcome, Stage } from '../../src/domain/call.js';
import type { CallSummary } from '../../src/domain/call-summary.js';
import type { IntentId } from '../../src/domain/intent.js';
import type { Item } from '../../src/domain/item.js';
import type { CallWords } from '../../src/store/worked-call.js';
import type { Random } from '../eval/random.js';

export interface SyntheticCall {
  summary: CallSummary;
  words: CallWords;
}

const OPENING = '您好，这里是阳光政务热线，通话有记录。请说您要办什么事，人工请按零。';
const MORE = '还可以问办理时限，或者费用。还有别的要问吗？';
const ASKS = ['要带什么材料', '多少钱', '几天能办好', '在哪里办', '怎么办', '有什么条件'];
const SIGHS = ['', '', '', '喂你好', '我想问一下', '那个', '麻烦问下'];
const OUTCOMES: [Outcome, Stage, number][] = [
  ['self_served', 'item', 70],
  ['transferred', 'ended', 85],
  ['abandoned', 'open', 93],
  ['callback_owed', 'open', 96],
  ['message_left', 'recording_message', 99],
  ['failed', 'open', 100],
];

/** One call that begins at `startedAtMs`. Items are asked for unevenly: a few very often, most seldom. */
export function syntheticCall(random: Random, items: readonly Item[], startedAtMs: number, index: number): SyntheticCall {
  const asked = random.chance(0.8) ? Array.from({ length: 1 + random.below(2) }, () => uneven(random, items)) : [];
  const dice = random.below(100);
  const [outcome, stage] = OUTCOMES.find(([, , below]) => dice < below) ?? ['failed', 'open'];
  const heard = asked.map((item) => `${random.pick(SIGHS)}${random.pick(item.aliases) ?? item.short_name}${random.pick(ASKS)}`);
  const said = [OPENING, ...asked.flatMap((item) => answer(random, item)), MORE];
  const durationMs = 20_000 + random.below(200_000);
  const noMatch = random.chance(0.12) ? 1 + random.below(2) : 0;
  const transfers = outcome === 'transferred' || random.chance(0.03) ? 1 : 0;
  return {
    summary: {
      callId: `CA${index.toString(16).padStart(32, '0')}`,
      startedAtMs,
      endedAtMs: startedAtMs + durationMs,
      demo: false,
      outcome,
      stage,
      language: random.chance(0.02) ? 'en' : 'zh-CN',
      turns: 2 + asked.length * 2,
      inputs: 1 + asked.length * 2,
      notUnderstood: noMatch,
      noInput: random.chance(0.1) ? 1 : 0,
      transfers,
      transfersAnswered: outcome === 'transferred' ? 1 : 0,
      transferReason: transfers === 1 ? 'asked' : null,
      answerMs: 2 + random.below(20),
      firstAnswerMs: asked.length > 0 ? 9_000 + random.below(20_000) : null,
      firstAnswerTurns: asked.length > 0 ? 1 + noMatch : null,
      firstHeard: heard[0] ?? null,
      items: [...new Set(asked.map(({ code }) => code))],
      windows: [...new Set(asked.map(({ window }) => window))],
      intents: intentsOf(random, asked.length, outcome),
    },
    words: {
      caller: random.chance(0.03) ? null : `+861${String(30_0000_0000 + random.below(60_0000_0000))}`,
      heard: heard.join('\n'),
      said: said.join('\n'),
      tags: random.chance(0.001) ? ['回访'] : [],
      hasTicket: outcome === 'callback_owed' || outcome === 'message_left',
      hasRecording: outcome === 'message_left',
      hasNote: false,
    },
  };
}

function uneven(random: Random, items: readonly Item[]): Item {
  const at = Math.floor((random.below(10_000) / 10_000) ** 3 * items.length);
  return items[at] as Item;
}

function answer(random: Random, item: Item): string[] {
  const materials = item.materials.slice(0, 3).map(({ name }) => name);
  return random.chance(0.5)
    ? [`${item.short_name}，要带${materials.length}样材料：${materials.join('；')}。`]
    : [`${item.short_name}，${item.steps.slice(0, 3).join('，')}。`];
}

function intentsOf(random: Random, items: number, outcome: Outcome): IntentId[] {
  const first: IntentId[] =
    items > 0 ? ['item'] : [random.pick<IntentId>(['hours', 'case_status', 'window', 'complaint']) ?? 'hours'];
  return outcome === 'transferred' ? [...first, 'operator'] : first;
}
