/** The rules of the figures: what counts as right, offered, wrong, and in which direction they may move. */
import { describe, expect, test } from 'vitest';
import { calibrate } from './calibration.js';
import { confusions } from './confusions.js';
import { figure } from './figure.js';
import { heard } from './heard.js';
import { byAspect, byWindow, measure } from './measure.js';
import { failureOf, rightFirst, rightOffered, wronglyAnswered } from './question.js';
import { parseQuestions } from './question-sets.js';
import { drops } from './result.js';
import { wilson } from './wilson.js';
import { worst } from './worst.js';

// Codes with a leading zero keep the order written; plain numbers would be sorted by the engine.
const choice = { decision: 'choose' as const, items: { '0105': 0.4, '0201': 0.3, '0301': 0.2, '0401': 0.1 } };

test('lines become questions; a dash names no aspect', () => {
  expect(parseQuestions('# a\tb\n问\t0101,0102\tfee,place\n答\t0103\t-\n', 'item')).toEqual([
    { text: '问', kind: 'item', right: ['0101', '0102'], aspects: ['fee', 'place'] },
    { text: '答', kind: 'item', right: ['0103'], aspects: undefined },
  ]);
});

describe('right first, and offered', () => {
  test('among the first three of a choice is offered, not first', () => {
    expect([rightFirst(heard({}, choice)), rightOffered(heard({}, choice))]).toEqual([false, true]);
    expect(rightOffered(heard({ right: ['0401'] }, choice))).toBe(false);
    expect(rightFirst(heard({ right: ['0999', '0105'] }, choice))).toBe(true);
  });

  test('an item that is listed and rejected is neither', () => {
    const rejected = heard({}, { decision: 'reject', items: { '0201': 0.3 } });
    expect([rightFirst(rejected), rightOffered(rejected), failureOf(rejected)]).toEqual([false, false, 'not-offered']);
  });

  test('second in a question back is not offered', () => {
    expect(rightOffered(heard({}, { decision: 'confirm', items: { '0105': 0.5, '0201': 0.4 } }))).toBe(false);
  });
});

test('a wrong answer is one given outright; outside the catalog every answer is', () => {
  expect(wronglyAnswered(heard({}, { items: { '0105': 0.9 } }))).toBe(true);
  expect(wronglyAnswered(heard({}, { decision: 'confirm', items: { '0105': 0.9 } }))).toBe(false);
  expect(wronglyAnswered(heard({ kind: 'outside', right: ['none'] }, { items: { '0105': 0.9 } }))).toBe(true);
  expect(failureOf(heard({ kind: 'outside', right: ['none'] }, { ...choice }))).toBe('outside-offered');
});

test('a set is measured by its kind', () => {
  const understand = () => heard({}, { decision: 'other', intent: 'hours', items: {} }).understanding;
  const about = { id: 'x', zh: '', en: '', copies: 1 };
  const questions = parseQuestions('几点\thours,window\n周六\tappointment\n', 'command');
  const command = measure(understand, { ...about, kind: 'command', questions });
  expect(command.figures).toMatchObject([{ id: 'intents', percent: 50, n: 2 }]);
  const outside = measure(understand, { ...about, kind: 'outside', questions });
  expect(outside.figures.map(({ id, percent }) => [id, percent])).toEqual([
    ['notAnswered', 100],
    ['wrong', 0],
    ['intents', 50],
  ]);
});

test('windows and aspects are counted apart', () => {
  const rows = [
    heard({ right: ['0201'], aspects: ['fee'] }, { items: { '0201': 1 }, aspects: ['fee', 'place'] }),
    heard({ right: ['0202'], aspects: ['place', 'fee'] }, { items: { '0201': 1 }, aspects: ['fee'] }),
    heard({ right: ['0301'] }, { items: { '0301': 1 } }),
  ];
  expect(byWindow(rows).map(({ key, first }) => [key, first.percent, first.n])).toEqual([
    ['02', 50, 2],
    ['03', 100, 1],
  ]);
  expect(byAspect(rows).map(({ aspect, recall, extra }) => [aspect, recall.percent, extra])).toEqual([
    ['fee', 100, 0],
    ['place', 0, 1],
  ]);
  expect(confusions(rows)).toEqual([{ meant: '0202', heard: '0201', count: 1, answered: 1 }]);
});

test('the interval is Wilson’s, and copies of a sentence do not narrow it', () => {
  const [low, high] = wilson(9, 10);
  expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.596', '0.982']);
  const once = figure('first', [true, false], { holds: (row) => row });
  const thrice = figure('first', [true, false, true, false, true, false], { holds: (row) => row, copies: 3 });
  expect(thrice).toEqual(once);
});

test('a score of 0.8 that is right half the time is 0.3 off', () => {
  const rows = [heard({}, { items: { '0201': 0.8 } }), heard({}, { items: { '0105': 0.8 } })];
  const nothing = [heard({}, { items: {} }), heard({}, { decision: 'other', items: { '0201': 0.1 } })];
  const { ece, n, bins } = calibrate([...rows, ...nothing]);
  expect([ece.toFixed(2), n, bins.length]).toEqual(['0.30', 2, 1]);
});

test('a fall of more than a point is a drop; so is a rise of what should be low, and a figure gone', () => {
  const before = { spoken: { first: 90, wrong: 2 }, calibration: { clean: 4 }, written: { first: 80 } };
  expect(drops(before, { spoken: { first: 89, wrong: 3 }, calibration: { clean: 5 }, written: { first: 95 } })).toEqual([]);
  const now = { spoken: { first: 88.9, wrong: 3.3 }, calibration: { clean: 5.05 } };
  expect(drops(before, now).map(({ set, figure }) => `${set} ${figure}`)).toEqual([
    'written first',
    'spoken wrong',
    'spoken first',
    'calibration clean',
  ]);
});

test('the worst is a wrong answer the line was sure of', () => {
  const sure = heard({ text: 'sure' }, { items: { '0105': 0.9 } });
  const rows = [heard({ text: 'asked' }, choice), heard({ text: 'unsure' }, { items: { '0105': 0.8 } }), sure];
  expect(worst([...rows, heard({}, { items: { '0201': 1 } })]).map(({ question }) => question.text)).toEqual([
    'sure',
    'unsure',
    'asked',
  ]);
});
