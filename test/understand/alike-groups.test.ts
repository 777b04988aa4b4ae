import { expect, test } from 'vitest';
import { createAlikeGroups } from '../../src/understand/alike-groups.js';
import { wordsOf } from '../../src/understand/taught-words.js';
import { language } from './fixture.js';

const { core, sounds } = wordsOf(language)['zh-CN'];

test('like questions come together, however they are wrapped or misheard; others stay apart', () => {
  const groups = createAlikeGroups(sounds.code);
  groups.add(1, core('我想问一下开小饭桌要啥手续'));
  groups.add(2, core('老年人坐公交免费的卡'));
  const find = (said: string) => groups.find(core(said));
  expect(['开小饭桌怎么办', '嗯那个开小饭桌啊', '开小饭卓要什么材料'].map(find)).toEqual([1, 1, 1]);
  expect(['老年人坐公交免费卡', '老人坐公交免费的卡'].map(find)).toEqual([2, 2]);
  expect(['开小卖部', '办护照', ''].map(find)).toEqual([undefined, undefined, undefined]);
});
