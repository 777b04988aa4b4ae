/** What the line says of every item of the shipped catalog, aspect by aspect: nothing unknown, nothing withheld, nothing endless. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/dialog/decide.js';
import { newCallState } from '../../src/dialog/step.js';
import type { CallState } from '../../src/domain/call.js';
import { ASPECT_IDS, type AspectId } from '../../src/domain/intent.js';
import type { Fact, Item } from '../../src/domain/item.js';
import type { Say } from '../../src/domain/prompt.js';
import { spokenSeconds } from '../../src/speech/duration.js';
import { parsePromptBook } from '../../src/speech/prompt-book.js';
import { renderSay } from '../../src/speech/render.js';
import { readContentFile } from '../../src/store/content-files.js';
import { heard, MONDAY_MORNING } from './knowledge.js';

const { catalog } = MONDAY_MORNING;
const book = parsePromptBook('zh-CN', readContentFile('.', 'prompts/zh-CN.yaml').text);

function ask(code: string, aspects: AspectId[], state: CallState = newCallState('zh-CN')): [CallState, Say[]] {
  const understood = heard({ intent: 'item', decision: 'answer', items: [{ code, name: '', score: 1 }], aspects });
  const [next, actions] = decide(state, { kind: 'speech', understood }, MONDAY_MORNING);
  return [next, actions.flatMap((action) => (action.do === 'say' ? [action.say] : []))];
}
const spoken = (says: Say[]) =>
  says
    .flatMap((one) => renderSay(one, book))
    .map(({ text }) => text)
    .join('');
const everyAnswer = catalog.items.flatMap((item) =>
  ASPECT_IDS.map((aspect) => ({ item, aspect, says: ask(item.code, [aspect])[1] })),
);
const UNKNOWN: Partial<Record<AspectId, (item: Item) => boolean>> = {
  materials: (item) => item.materials.length === 0,
  fee: (item) => item.fee === null || (item.fee.charged && item.fee.items.length === 0),
  limit: (item) => item.legal_limit === null && item.promised_limit === null && item.kind !== '即办件',
  steps: (item) => item.steps.length === 0,
  conditions: (item) => item.conditions.length === 0,
  basis: (item) => item.legal_basis.length === 0,
  result: (item) => item.result === null,
};

describe('every item × every aspect', () => {
  test('opens with the item, is spoken in whole words, and takes no list further than three entries', () => {
    for (const { item, aspect, says } of everyAnswer) {
      const text = spoken(says);
      const where = `${item.code} ${aspect}: ${text}`;
      expect(says[0], where).toEqual({ prompt: 'about.item', values: { item: item.short_name } });
      expect(text, where).not.toMatch(/undefined|null|NaN|object|[0-9{}]/);
      for (const { values } of says) if (Array.isArray(values.list)) expect(values.list.length, where).toBeLessThanOrEqual(3);
    }
  });

  test('a fact that is unknown or withheld is said to be so and not spoken', () => {
    for (const { item, aspect, says } of everyAnswer) {
      const withheld = catalog.withheld(item.code).has(aspect as Fact);
      const expected = withheld ? 'answer.withheld' : UNKNOWN[aspect]?.(item) ? 'answer.unknown' : null;
      const prompts = says.map(({ prompt }) => prompt);
      const silent = prompts.filter((prompt) => prompt === 'answer.withheld' || prompt === 'answer.unknown');
      expect(silent, `${item.code} ${aspect}`).toEqual(expected === null ? [] : [expected]);
      if (expected !== null) expect(prompts.filter((prompt) => prompt.startsWith('answer.'))).toEqual([expected]);
    }
  });

  test('the one withheld fact of the shipped catalog is the fee of 0207', () => {
    const withheld = catalog.items.flatMap(({ code }) => [...catalog.withheld(code)].map((fact) => `${code} ${fact}`));
    expect(withheld).toEqual(['0207 fee']);
  });

  test('limits name their kind and unit', () => {
    for (const { item, says } of everyAnswer.filter(({ aspect }) => aspect === 'limit')) {
      const text = spoken(says);
      const { legal_limit: legal, promised_limit: promised } = item;
      if (legal !== null && legal.days > 0)
        expect(text, item.code).toMatch(new RegExp(`法定.*${legal.unit === '日' ? '日' : '个工作日'}`));
      if (promised !== null && promised.days > 0)
        expect(text, item.code).toMatch(new RegExp(`承诺.*${promised.unit === '日' ? '日' : '个工作日'}`));
      if (promised?.days === 0) expect(text, item.code).toContain('当场');
    }
  });

  test('a tax is never called a fee, nor a fee a tax', () => {
    for (const { item, says } of everyAnswer.filter(({ aspect }) => aspect === 'fee')) {
      const isTax = item.fee?.items.some(({ unit }) => unit === '%') ?? false;
      expect(
        says.some(({ prompt }) => prompt.startsWith('answer.tax')),
        item.code,
      ).toBe(isTax);
      if (isTax) expect(says.some(({ prompt }) => prompt.startsWith('answer.fee.many') || prompt === 'answer.fee.one')).toBe(false);
    }
  });

  test('half of all answers take under eleven seconds, none more than 26', () => {
    const seconds = everyAnswer.map(({ says }) => spokenSeconds(spoken(says), 'zh-CN')).toSorted((a, b) => a - b);
    expect(seconds[Math.floor(seconds.length / 2)]).toBeLessThan(11);
    expect(seconds.at(-1)).toBeLessThan(26);
  });
});

describe('lists', () => {
  test('every list is read to its end, each entry once and in order', () => {
    for (const item of catalog.items) {
      let [state, says] = ask(item.code, ['materials']);
      const read = says.flatMap(({ values }) => (values.list as string[] | undefined) ?? []);
      while (state.stage === 'list') {
        const [next, actions] = decide(state, { kind: 'keys', digits: '1' }, MONDAY_MORNING);
        state = next;
        says = actions.flatMap((action) => (action.do === 'say' ? [action.say] : []));
        read.push(...says.flatMap(({ prompt, values }) => (prompt === 'list.next' ? (values.list as string[]) : [])));
      }
      expect(read.length, item.code).toBe(item.materials.length);
      expect(new Set(read).size, item.code).toBe(read.length);
    }
  });

  test('of two long lists asked together the second waits for the end of the first', () => {
    let [state, says] = ask('0101', ['materials', 'basis']);
    expect(says.map(({ prompt }) => prompt)).toEqual(['about.item', 'answer.materials', 'list.more']);
    for (let page = 0; page < 9 && !says.some(({ prompt }) => prompt === 'answer.basis'); page++) {
      const [next, actions] = decide(state, { kind: 'keys', digits: '1' }, MONDAY_MORNING);
      state = next;
      says = actions.flatMap((action) => (action.do === 'say' ? [action.say] : []));
    }
    expect(says.map(({ prompt }) => prompt)).toEqual(['list.next', 'list.end', 'about.item', 'answer.basis', 'list.more']);
  });
});

describe('without an aspect', () => {
  test('the papers, and the fee where one figure says it', () => {
    expect(ask('0215', [])[1].map(({ prompt }) => prompt)).toEqual([
      'about.item',
      'answer.materials',
      'answer.fee.one',
      'offer.two',
    ]);
    expect(ask('1002', [])[1].map(({ prompt }) => prompt)).not.toContain('answer.fee.many');
    expect(ask('0417', [])[1].map(({ prompt }) => prompt)).not.toContain('answer.unknown');
  });

  test('nothing is offered that the catalog cannot tell', () => {
    for (const item of catalog.items) {
      const [state] = ask(item.code, ['result']);
      for (const offer of state.offers) {
        const prompts = ask(item.code, [offer], state)[1].map(({ prompt }) => prompt);
        expect(prompts, `${item.code} ${offer}`).not.toContain('answer.unknown');
        expect(prompts, `${item.code} ${offer}`).not.toContain('answer.withheld');
      }
    }
  });
});

test('凭啥收 after the fee is answered with the basis of the fee', () => {
  const [state] = ask('0215', ['fee']);
  expect(ask('0215', ['basis'], state)[1].map(({ prompt }) => prompt)).toContain('answer.fee.basis');
  expect(ask('0215', ['basis'])[1].map(({ prompt }) => prompt)).not.toContain('answer.fee.basis');
});
