/** What staff teach holds at once and leaves everything else as it was. */
import { describe, expect, test } from 'vitest';
import type { TaughtPhrase } from '../../src/domain/content.js';
import type { Item } from '../../src/domain/item.js';
import type { Understanding } from '../../src/domain/understanding.js';
import { createTaughtPhrases } from '../../src/understand/taught-phrases.js';
import { understand as base, items, language } from './fixture.js';

const withTaught = createTaughtPhrases(language);
const byCode = new Map(items.map((item) => [item.code, item]));
const item = (code: string) => byCode.get(code);
const zh = (text: string, target: string): TaughtPhrase => ({ language: 'zh-CN', text, target });
const taughtTo = (...phrases: TaughtPhrase[]) => withTaught(base, { phrases, item });

const PASSPORT = items.find(({ short_name }) => short_name.includes('护照'))?.code ?? '';
const ADDED = { ...(items[0] as Item), code: '0199', name: '某某特别许可', short_name: '特别证', aliases: [] };

const best = ({ decision, items: [first] }: Understanding) => [decision, first?.code];

describe('a phrase for an item', () => {
  const understand = taughtTo(zh('出洋派司', `item:${PASSPORT}`));
  test.each(['出洋派司', '嗯那个出洋派司啊', '出洋派司怎么办呢'])('%s', (said) => {
    expect(base(said).items[0]?.code).not.toBe(PASSPORT);
    expect(best(understand(said))).toEqual(['answer', PASSPORT]);
  });

  test('with an aspect, both are understood', () => {
    expect(understand('出洋派司要多少钱')).toMatchObject({ decision: 'answer', aspects: ['fee'], items: [{ code: PASSPORT }] });
    const asked = understand('我想问一下出洋派司现在要带啥材料');
    expect([...best(asked), ...asked.aspects]).toEqual(['answer', PASSPORT, 'materials']);
  });

  test('heard alike it is the same; merely like it, it is asked back', () => {
    expect(understand('出羊派司')).toMatchObject({ decision: 'answer', items: [{ code: PASSPORT }] });
    const near = taughtTo(zh('天上飞的那个小红皮皮本', `item:${PASSPORT}`))('天上飞那个小红皮皮本');
    expect(near.items[0]?.code).toBe(PASSPORT);
    expect(near.decision).toBe('confirm');
  });

  test('a denial before it still counts', () => {
    expect(understand('不是出洋派司，是补办身份证').items[0]?.code).not.toBe(PASSPORT);
  });

  test('an emergency and awaited digits are not outdone by a part of what was said', () => {
    expect(understand('着火了快来，出洋派司在里面').intent).toBe('emergency');
    const digits = understand('一二三四', { language: 'zh-CN', expects: 'digits' });
    expect(digits).toEqual(base('一二三四', { language: 'zh-CN', expects: 'digits' }));
  });
});

test('an item that the understanding was not built with is answered by its name, and inside more words', () => {
  const both = (code: string) => (code === '0199' ? ADDED : item(code));
  const understand = withTaught(base, { phrases: [zh('特别证', 'item:0199')], item: both });
  expect(understand('特别证')).toMatchObject({ decision: 'answer', items: [{ code: '0199', name: '特别证' }] });
  expect(understand('特别证要多少钱')).toMatchObject({ decision: 'answer', aspects: ['fee'], items: [{ code: '0199' }] });
});

test('an item that is gone is not named any more, one renamed has its new name; a phrase for it sleeps', () => {
  const gone = withTaught(base, {
    phrases: [zh('出洋派司', `item:${PASSPORT}`)],
    item: (code) => (code === PASSPORT ? undefined : item(code)),
  });
  const name = item(PASSPORT)?.short_name ?? '';
  expect(base(name).items[0]?.code).toBe(PASSPORT);
  expect(gone(name).items.map(({ code }) => code)).not.toContain(PASSPORT);
  expect(gone(name).decision).not.toBe('answer');
  const untaught = base('出洋派司');
  expect(gone('出洋派司')).toEqual({ ...untaught, items: untaught.items.filter(({ code }) => code !== PASSPORT) });
  const renamed = withTaught(base, {
    phrases: [],
    item: (code) => (code === PASSPORT ? { ...(item(code) as Item), short_name: '新名字' } : item(code)),
  });
  expect(renamed(name).items[0]).toMatchObject({ code: PASSPORT, name: '新名字' });
});

test('phrases for intents, other bodies and aspects', () => {
  const understand = taughtTo(
    zh('喊个活人来', 'intent:operator'),
    zh('太阳能热水器坏了', `other_body:${language['zh-CN'].otherBodies[0]?.id}`),
    zh('得花几个铜板', 'aspect:fee'),
  );
  expect(understand('喊个活人来').intent).toBe('operator');
  expect(understand('太阳能热水器坏了')).toMatchObject({
    intent: 'other_body',
    decision: 'other',
    slots: { body: language['zh-CN'].otherBodies[0]?.id },
  });
  expect(understand('得花几个铜板', { language: 'zh-CN', item: PASSPORT })).toMatchObject({
    decision: 'answer',
    aspects: ['fee'],
    items: [{ code: PASSPORT }],
  });
  expect(understand('补办身份证得花几个铜板')).toMatchObject({ intent: 'item', aspects: ['fee'] });
  expect(understand('补办身份证得花几个铜板').items[0]?.code).toBe(base('补办身份证').items[0]?.code);
});

test('English phrases', () => {
  const understand = taughtTo(
    { language: 'en', text: 'travel booklet', target: `item:${PASSPORT}` },
    { language: 'en', text: 'get me a human', target: 'intent:operator' },
  );
  expect(understand('Travel booklet, please')).toMatchObject({ intent: 'item', items: [{ code: PASSPORT }] });
  expect(understand('get me a human').intent).toBe('operator');
});

test('what is taught leaves everything else alone', () => {
  const understand = taughtTo(zh('出洋派司', `item:${PASSPORT}`), zh('喊个活人来', 'intent:operator'));
  const others = [
    ...items.slice(0, 60).map(({ short_name }) => `${short_name}要什么材料`),
    '转人工',
    '周六上班吗',
    '你好',
    '今天天气怎么样',
    '',
  ];
  for (const said of others) expect(understand(said), said).toEqual(base(said));
});

test('any text is understood or given up, and teaching hundreds takes little time', () => {
  const many = items.flatMap(({ code, short_name }) => [zh(`老百姓说的${short_name}`, `item:${code}`)]);
  const started = performance.now();
  const understand = taughtTo(...many);
  expect(performance.now() - started).toBeLessThan(500);
  for (const odd of ['', ' ', '\u0000', '\ud800', '🙂', 'a', '证'.repeat(10_000), '__proto__'])
    expect(understand(odd).why).toBeDefined();
});
