/** What the pages of content work out in the browser: differences, takes of a voice, scripts of a call, items from fields. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSoundFile } from '../../src/audio/sound-file.js';
import { SHEET_COLUMNS } from '../../src/catalog/sheet/sheet-columns.js';
import { fieldsOf, itemOf } from '../../src/console/catalog/item-state.js';
import { deviationWords } from '../../src/console/content/deviation-words.js';
import { textDiff } from '../../src/console/content/text-diff.js';
import { soundingPart, takePeaks, wavBlob } from '../../src/console/prompts/recorder/wav-blob.js';
import { toScript } from '../../src/console/test-phone/to-script.js';
import type { PhoneTurn, PhoneView } from '../../src/domain/phone.js';
import { parseScriptedCall, scriptedCallSchema } from '../../src/server/scripted-calls/scripted-call.js';
import { catalog } from '../catalog/shipped.js';

describe('differences', () => {
  test('what went and what came stand where they belong; variables stay whole', () => {
    expect(textDiff('感谢来电，再见。', '感谢来电，祝您顺利，再见。')).toEqual([
      { kind: 'same', text: '感谢来电，' },
      { kind: 'new', text: '祝您顺利，' },
      { kind: 'same', text: '再见。' },
    ]);
    expect(textDiff('到{hall}', '到{hills}')).toEqual([
      { kind: 'same', text: '到' },
      { kind: 'gone', text: '{hall}' },
      { kind: 'new', text: '{hills}' },
    ]);
  });

  test('both texts can be read from it, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('办', '证', ' ', 'a', '1', '{x}', '\n', '。') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textDiff(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join('');
        expect([without('new'), without('gone')]).toEqual([before, after]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a take', () => {
  const samples = new Float32Array(16_000);
  samples.fill(0.5, 4_000, 8_000);
  const take = { samples, sampleRate: 8_000 };

  test('begins and ends with the sound', () => {
    const [from, to] = soundingPart(take);
    expect(from).toBeCloseTo(0.38, 2);
    expect(to).toBeCloseTo(1.12, 2);
    expect(takePeaks(take, 4)).toEqual([0, 0.5, 0, 0]);
    expect(soundingPart({ samples: new Float32Array(800), sampleRate: 8_000 })).toEqual([0, 0.1]);
  });

  test('is a WAV file the server reads', async () => {
    const read = readSoundFile(Buffer.from(await wavBlob(take, [0.5, 1]).arrayBuffer()));
    if (!read.ok) throw new Error(read.message.en);
    expect([read.sound.sampleRate, read.sound.samples.length, read.sound.samples[10]]).toEqual([
      8_000,
      4_000,
      expect.closeTo(0.5, 3),
    ]);
  });
});

describe('a call as a script', () => {
  const turn = (said: string[], more: Partial<PhoneTurn> = {}) =>
    ({ said, stageAfter: 'open', understood: null, ...more }) as PhoneTurn;
  const view = (one: PhoneTurn | null) => ({ turn: one }) as PhoneView;

  test('is one the server takes, with the prompts in their order', () => {
    const understood = {
      intent: 'item',
      decision: 'answer',
      aspects: ['fee'],
      items: [{ code: '0301', name: '', score: 1 }],
    } as unknown as PhoneTurn['understood'];
    const recorded = {
      dial: { from: '13800138000' },
      atMs: Date.UTC(2026, 10, 23, 2),
      rounds: [
        { input: null, view: view(turn(['opening', 'opening.english'])) },
        {
          input: { kind: 'speech', text: '护照多少钱' } as const,
          view: view(turn(['about.item', 'answer.fee.one'], { understood, stageAfter: 'item' })),
        },
        { input: { kind: 'keys', digits: '0' } as const, view: view(turn(['operator.transfer'], { stageAfter: 'transferring' })) },
        { input: { kind: 'dialled', result: 'busy' } as const, view: view(turn(['operator.missed'], { stageAfter: 'missed' })) },
        { input: { kind: 'hangup' } as const, view: view(null) },
      ],
    };
    const script = scriptedCallSchema.parse(toScript(recorded, { name: '护照费用', operator: true }));
    expect(script).toMatchObject({ call: '护照费用', from: '+8613800138000', now: '2026-11-23T02:00:00.000Z' });
    expect(script.turns[1]).toEqual({
      hear: '护照多少钱',
      said: ['about.item', 'answer.fee.one'],
      understood: { intent: 'item', decision: 'answer', aspects: ['fee'], items: ['0301'] },
      stage: 'item',
    });
    expect(script.turns.slice(2).map((one) => Object.keys(one)[0])).toEqual(['keys', 'dial', 'hangup']);
    expect(parseScriptedCall(JSON.stringify(script))).toEqual(script);
  });
});

test('every shipped item survives the form', () => {
  const fields = SHEET_COLUMNS.map((column) => ({ ...column }));
  for (const item of catalog.items) expect(itemOf(fieldsOf(item, fields, item.code))).toEqual(item);
});

test('deviations are told in Chinese, and as they are in English', () => {
  expect(deviationWords('“工单号” was not said, but: 好的', 'zh')).toBe('没有说“工单号”，说的是：好的');
  expect(deviationWords('said: expected ["bye"], found ["thanks"]', 'zh')).toBe('说的话术应当是 ["bye"]，实际是 ["thanks"]');
  expect(deviationWords('value fee: expected 1, found [2]', 'zh')).toBe('变量 fee 应当是 1，实际是 [2]');
  expect(deviationWords('“工单号” was said: 好', 'en')).toBe('“工单号” was said: 好');
});
