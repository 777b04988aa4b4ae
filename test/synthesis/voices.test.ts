/** Voices around voices: kept on disk, recorded by staff, split into sentences. */
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decodeUlaw } from '../../src/audio/g711.js';
import { speechLevel } from '../../src/audio/loudness.js';
import type { Voice } from '../../src/audio/ports.js';
import { writeWav } from '../../src/audio/wav.js';
import type { PromptId, Spoken } from '../../src/domain/prompt.js';
import { createCachedVoice } from '../../src/synthesis/cached-voice.js';
import { fixedSentences, prepareVoice } from '../../src/synthesis/prepare-voice.js';
import { createRecordedVoice } from '../../src/synthesis/recorded-voice.js';
import { createSentenceVoice, sentencesOf } from '../../src/synthesis/sentence-voice.js';
import { speechLike } from '../audio/speech-like.js';

const say = (text: string, prompt: PromptId = 'ask.open'): Spoken => ({ prompt, language: 'zh-CN', text });

async function soundOf(voice: Voice, spoken: Spoken, slow = false): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of voice.speak(spoken, slow)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** Its sound is its text. */
function plainVoice(): Voice & { made: string[]; fails: boolean } {
  const voice = {
    made: [] as string[],
    fails: false,
    async *speak({ text }: Spoken) {
      voice.made.push(text);
      await Promise.resolve();
      if (voice.fails) throw new Error('no voice');
      yield Buffer.from(text);
    },
  };
  return voice;
}

describe('a voice that keeps what it made', () => {
  let folder: string;
  let troubles: unknown[];
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'voice-')), 'cache');
    troubles = [];
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  const cached = (inner: Voice, name = 'a voice') =>
    createCachedVoice(inner, {
      folder,
      voiceName: (_, slow) => `${name} ${slow}`,
      onTrouble: (error) => troubles.push(error),
    });
  const kept = async (count: number) => {
    for (let i = 0; i < 200; i++) {
      const files = await readdir(folder).catch(() => []);
      if (files.filter((file) => file.endsWith('.ulaw')).length === count) return files;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`there never were ${count} files`);
  };

  test('a sentence is made once, also over a restart, and once for everybody who wants it at the same time', async () => {
    const inner = plainVoice();
    const voice = cached(inner);
    expect(await Promise.all([soundOf(voice, say('您好')), soundOf(voice, say('您好'))])).toEqual(['您好', '您好']);
    expect(await soundOf(voice, say('您好'))).toBe('您好');
    await kept(1);
    expect(await soundOf(cached(inner), say('您好'))).toBe('您好');
    expect(inner.made).toEqual(['您好']);
    expect(troubles).toEqual([]);
  });

  test('other words, another pace and another voice are other sounds', async () => {
    const inner = plainVoice();
    await soundOf(cached(inner), say('一'));
    await soundOf(cached(inner), say('二'));
    await soundOf(cached(inner), say('一'), true);
    await soundOf(cached(inner, 'another'), say('一'));
    expect(inner.made).toEqual(['一', '二', '一', '一']);
    await kept(4);
  });

  test('what nobody has heard for 90 days is forgotten, once a day; what was heard yesterday stays', async () => {
    const inner = plainVoice();
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000);
    for (const text of ['一', '二']) await soundOf(cached(inner), say(text));
    for (const name of await kept(2)) await utimes(join(folder, name), day(100), day(100));
    await writeFile(join(folder, '.broken.part'), 'half');
    await utimes(join(folder, '.broken.part'), day(2), day(2));
    const voice = cached(inner);
    await soundOf(voice, say('一'));
    await vi.waitFor(async () => {
      const heard = (await kept(2)).filter((name) => name.endsWith('.ulaw')).map((name) => stat(join(folder, name)));
      expect((await Promise.all(heard)).some(({ mtime }) => mtime > day(1))).toBe(true);
    });
    await soundOf(voice, say('三'));
    await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(2));
    expect(inner.made).toEqual(['一', '二', '三']);
    await soundOf(cached(inner), say('一'));
    expect(inner.made).toEqual(['一', '二', '三']);
    expect(troubles).toEqual([]);
  });

  test('nothing of a caller’s is kept: numbers read back, the state of a case', async () => {
    const inner = plainVoice();
    const voice = cached(inner);
    for (const prompt of ['case.confirm', 'case.status', 'ticket.message', 'case.next'] as const) {
      await soundOf(voice, say('二六幺幺', prompt));
      await soundOf(voice, say('二六幺幺', prompt));
    }
    expect(inner.made).toHaveLength(8);
    await soundOf(voice, say('您好'));
    expect(await kept(1)).toHaveLength(1);
  });

  test('half a file is not read, a failure is not kept, a folder that cannot be made is told', async () => {
    const inner = plainVoice();
    await soundOf(cached(inner), say('您好'));
    const [name = ''] = await kept(1);
    await writeFile(join(folder, name), '');
    expect(await soundOf(cached(inner), say('您好'))).toBe('您好');
    expect(inner.made).toHaveLength(2);

    inner.fails = true;
    const voice = cached(inner);
    await expect(soundOf(voice, say('再见'))).rejects.toThrow('no voice');
    inner.fails = false;
    expect(await soundOf(voice, say('再见'))).toBe('再见');

    await kept(2);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file, not a folder');
    expect(await soundOf(cached(inner), say('谢谢'))).toBe('谢谢');
    for (let i = 0; i < 100 && troubles.length < 2; i++) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(troubles.length).toBeGreaterThan(0);
    expect(await readFile(folder, 'utf8')).toBe('a file, not a folder');
  });
});

describe('a voice with recordings', () => {
  const wav = writeWav({ sampleRate: 16_000, pcm: speechLike(300, 1_000) });
  const recorded = (file: Buffer | null, troubles: unknown[] = []) => {
    const inner = plainVoice();
    const recordings = { find: ({ text }: Spoken) => (text === '您好' ? { id: 'a', read: async () => file } : null) };
    return { inner, voice: createRecordedVoice(inner, recordings, (error) => troubles.push(error)) };
  };

  test('plays what was recorded, at the rate and level of the line; speaks the rest', async () => {
    const { inner, voice } = recorded(wav);
    const pieces: Buffer[] = [];
    for await (const piece of voice.speak(say('您好'), false)) pieces.push(piece);
    const sound = Buffer.concat(pieces);
    expect(sound).toHaveLength((300 * 8) / 2);
    expect(speechLevel(decodeUlaw(sound))).toBeGreaterThan(-25);
    expect(await soundOf(voice, say('您好，李女士'))).toBe('您好，李女士');
    expect(inner.made).toEqual(['您好，李女士']);
  });

  test('慢一点 is spoken: a recording cannot be slowed down', async () => {
    const { voice } = recorded(wav);
    expect(await soundOf(voice, say('您好'), true)).toBe('您好');
  });

  test('what cannot be read is told and spoken; what is gone is spoken', async () => {
    const troubles: unknown[] = [];
    expect(await soundOf(recorded(Buffer.from('no sound'), troubles).voice, say('您好'))).toBe('您好');
    expect(troubles).toHaveLength(1);
    expect(await soundOf(recorded(null).voice, say('您好'))).toBe('您好');
  });
});

describe('a voice that speaks sentence by sentence', () => {
  test.each([
    ['补办身份证，要带两样材料：户口簿；申请表。还可以问时限。', ['补办身份证，要带两样材料：户口簿；', '申请表。还可以问时限。']],
    ['好的。请说您要办什么事。', ['好的。请说您要办什么事。']],
    ['For English, press 8. Thank you.', ['For English, press 8.', ' Thank you.']],
    ['没有句号', ['没有句号']],
  ])('%s', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
    expect(sentences.join('')).toBe(text);
  });

  test('the second is being made while the first is heard; everything comes in order', async () => {
    const inner = plainVoice();
    const voice = createSentenceVoice(inner);
    const pieces = voice.speak(say('请带上户口簿的原件。再带一张两寸的照片。最后到窗口来交表。'), false)[Symbol.asyncIterator]();
    expect((await pieces.next()).value?.toString()).toBe('请带上户口簿的原件。');
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(inner.made).toEqual(['请带上户口簿的原件。', '再带一张两寸的照片。']);
    expect((await pieces.next()).value?.toString()).toBe('再带一张两寸的照片。');
    expect((await pieces.next()).value?.toString()).toBe('最后到窗口来交表。');
    expect((await pieces.next()).done).toBe(true);
  });
});

describe('sentences made ahead', () => {
  const render = ({ prompt }: { prompt: PromptId }, language: Spoken['language']) => [
    { prompt, language, text: `${language} ${prompt}` },
  ];

  test('are those without variables, in both languages, and none of a caller’s case', () => {
    const prompts = fixedSentences(render).map(({ text }) => text);
    expect(prompts).toContain('zh-CN ask.open');
    expect(prompts).toContain('en bye');
    expect(prompts.filter((text) => /case\.|about\.item|opening$/.test(text))).toEqual([]);
  });

  test('stop at the first failure, which is told', async () => {
    const inner = plainVoice();
    expect(await prepareVoice(inner, [say('一'), say('二')])).toBeNull();
    inner.fails = true;
    expect(await prepareVoice(inner, [say('三'), say('四')])).toMatchObject({ message: 'no voice' });
    expect(inner.made).toEqual(['一', '二', '三']);
  });
});
