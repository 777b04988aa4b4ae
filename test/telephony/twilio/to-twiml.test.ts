import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gather, Reply, WayOn } from '../../../src/domain/call.js';
import type { Spoken } from '../../../src/domain/prompt.js';
import { fallbackTwiml, whisperTwiml } from '../../../src/telephony/twilio/fallback-twiml.js';
import { lintTwiml } from '../../../src/telephony/twilio/lint-twiml.js';
import { cleanText, sayRuns, splitText } from '../../../src/telephony/twilio/say-text.js';
import { MAX_DOCUMENT_BYTES, toTwiml } from '../../../src/telephony/twilio/to-twiml.js';
import { twimlOptions } from '../../../src/telephony/twilio/twiml-options.js';
import { elements, parseTwiml, textOf } from '../../../src/telephony/twilio/twiml-tree.js';

const OPTIONS = twimlOptions();
const GATHER: Gather = {
  speech: true,
  expects: 'sentence',
  keys: 4,
  endOfSpeechMs: 1200,
  timeoutMs: 5000,
  hints: ['社保卡', '身份证'],
};
const zh = (text: string): Spoken => ({ prompt: 'ask.open', language: 'zh-CN', text });
const en = (text: string): Spoken => ({ prompt: 'ask.open', language: 'en', text });
const reply = (wayOn: WayOn, over: Partial<Reply> = {}): Reply => ({
  index: 2,
  language: 'zh-CN',
  slow: false,
  spoken: [zh('您好。')],
  wayOn,
  ...over,
});
const gather = (over: Partial<Gather> = {}, rest: Partial<Reply> = {}) =>
  reply({ do: 'gather', gather: { ...GATHER, ...over } }, rest);

function root(document: string) {
  const tree = parseTwiml(document);
  if ('problem' in tree) throw new Error(tree.problem);
  return tree.root;
}
const verbs = (document: string) => elements(root(document));
const first = (document: string) => verbs(document)[0]?.attributes ?? {};
const FRAGMENT = '#ct=2000&amp;rt=4500&amp;rc=2&amp;rp=ct,rt,5xx';

describe('documents, word by word', () => {
  it('a gather holds the sentences, so keys pressed during them count, and nothing follows it', () => {
    expect(toTwiml(gather(), OPTIONS)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        `<Gather input="dtmf speech" action="/twilio/turn?kind=gather&amp;n=3${FRAGMENT}" method="POST" actionOnEmptyResult="true" timeout="5" ` +
        'numDigits="4" finishOnKey="" language="cmn-Hans-CN" speechTimeout="2" hints="社保卡,身份证">' +
        '<Say language="cmn-CN" voice="Polly.Zhiyu-Neural">您好。</Say></Gather></Response>',
    );
  });

  it('a recording is followed by a redirect, because silence is not sent to the action', () => {
    expect(toTwiml(reply({ do: 'record', maxMs: 90_500 }), OPTIONS)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Say language="cmn-CN" voice="Polly.Zhiyu-Neural">您好。</Say>' +
        `<Record action="/twilio/turn?kind=record&amp;n=3${FRAGMENT}" method="POST" maxLength="91" timeout="5" finishOnKey="#" playBeep="true" ` +
        `trim="trim-silence"/><Redirect method="POST">/twilio/turn?kind=record&amp;n=3${FRAGMENT}</Redirect></Response>`,
    );
  });

  it('a transfer tells the operator why, and reports how it ended', () => {
    const options = twimlOptions({ baseUrl: 'https://line.example/', callerId: '+861012340000', webhookOverrides: null });
    const wayOn: WayOn = { do: 'transfer', number: '+86 10-1234 5678', reason: 'no_match', item: '0101', timeoutMs: 25_000 };
    expect(toTwiml(reply(wayOn, { spoken: [] }), options)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        '<Dial action="https://line.example/twilio/turn?kind=dial&amp;n=3" method="POST" timeout="25" answerOnBridge="true" callerId="+861012340000">' +
        '<Number url="https://line.example/twilio/whisper?reason=no_match&amp;item=0101" method="POST">+861012345678</Number></Dial></Response>',
    );
  });

  it('a hang-up says goodbye first', () => {
    const document = toTwiml(reply({ do: 'hangup' }, { spoken: [en('Goodbye.')], language: 'en' }), OPTIONS);
    expect(document).toContain('<Say language="en-US" voice="Polly.Joanna-Neural">Goodbye.</Say><Hangup/></Response>');
  });
});

describe('what a gather listens for', () => {
  it.each([
    [{ speech: true, keys: 4 }, 'dtmf speech'],
    [{ speech: true, keys: 0 }, 'speech'],
    [{ speech: false, keys: 12 }, 'dtmf'],
  ])('%j is input="%s"', (over, input) => expect(first(toTwiml(gather(over), OPTIONS)).input).toBe(input));

  it('speech attributes stay away from a gather of keys, and key attributes from one of speech', () => {
    const keys = Object.keys(first(toTwiml(gather({ speech: false }), OPTIONS)));
    expect(keys).toEqual(['input', 'action', 'method', 'actionOnEmptyResult', 'timeout', 'numDigits', 'finishOnKey']);
    expect(first(toTwiml(gather({ keys: 0 }), OPTIONS))).not.toHaveProperty('numDigits');
  });

  it('Gather says cmn-Hans-CN where Say says cmn-CN', () => {
    const document = toTwiml(gather(), OPTIONS);
    expect(document).toContain('<Gather input="dtmf speech"');
    expect(first(document).language).toBe('cmn-Hans-CN');
    expect(document).toContain('<Say language="cmn-CN"');
  });

  it.each([
    [0, '1'],
    [400, '1'],
    [1000, '1'],
    [1001, '2'],
    [3000, '3'],
  ])('speechTimeout is a whole number of seconds, at least one: %d ms', (endOfSpeechMs, seconds) => {
    const options = twimlOptions({ speechModel: 'googlev2_telephony' });
    expect(first(toTwiml(gather({ endOfSpeechMs }), options))).toMatchObject({
      speechTimeout: seconds,
      speechModel: 'googlev2_telephony',
    });
  });

  it('never asks for partial results, the deprecated enhanced model, or a finish key that would swallow # and *', () => {
    const attributes = first(toTwiml(gather(), OPTIONS));
    expect(attributes).toMatchObject({ finishOnKey: '', actionOnEmptyResult: 'true' });
    expect(attributes).not.toHaveProperty('partialResultCallback');
    expect(attributes).not.toHaveProperty('enhanced');
  });

  it('hints are cleaned: no commas inside, no doubles, no empties, none too long, 500 at most', () => {
    const hints = [
      '社保卡',
      '社保卡',
      '',
      '  ',
      'a,b',
      '长'.repeat(101),
      '\u0000',
      ...Array.from({ length: 600 }, (_, i) => `事项${i}`),
    ];
    const entries = first(toTwiml(gather({ hints }), OPTIONS)).hints?.split(',') ?? [];
    expect(entries.slice(0, 3)).toEqual(['社保卡', 'a b', '事项0']);
    expect(entries).toHaveLength(500);
  });
});

describe('sentences', () => {
  it('one language and pace is one Say; a change of language is another', () => {
    const document = toTwiml(
      gather({}, { spoken: [en('You need:'), zh('身份证'), zh('，'), zh('照片。'), en('Anything'), en('else?')] }),
      OPTIONS,
    );
    const says = elements(verbs(document)[0] ?? root(document));
    expect(says.map((say) => [say.attributes.language, textOf(say)])).toEqual([
      ['en-US', 'You need:'],
      ['cmn-CN', '身份证，照片。'],
      ['en-US', 'Anything else?'],
    ]);
  });

  it('slower is prosody, for voices that take it', () => {
    expect(toTwiml(gather({}, { slow: true }), OPTIONS)).toContain('<prosody rate="80%">您好。</prosody>');
    const chirp = twimlOptions({ voices: { 'zh-CN': 'Google.cmn-CN-Chirp3-HD-Kore' } });
    expect(toTwiml(gather({}, { slow: true }), chirp)).toContain(
      '<Say language="cmn-CN" voice="Google.cmn-CN-Chirp3-HD-Kore">您好。</Say>',
    );
    const carriersChoice = twimlOptions({ voices: { 'zh-CN': null } });
    expect(toTwiml(gather({}, { slow: true }), carriersChoice)).toContain('<Say language="cmn-CN">您好。</Say>');
  });

  it('at most 500 Han a Say, cut at sentence ends', () => {
    const text = `${'办'.repeat(300)}。${'事'.repeat(150)}。${'好'.repeat(200)}。`;
    expect(splitText(text).map((piece) => piece.length)).toEqual([452, 201]);
  });

  it('cuts at commas, then anywhere, when a sentence is too long', () => {
    expect(splitText(`${'一'.repeat(400)}，${'二'.repeat(400)}。`).map((piece) => piece.at(-1))).toEqual(['，', '。']);
    expect(splitText('𠀀'.repeat(1200)).join('')).toBe('𠀀'.repeat(1200));
  });

  it('drops control characters and unpaired surrogates, which the SDK throws at', () => {
    expect(cleanText('a\u0000b\u0008c\ud800d\ufffee\u009f𠀀\n\tf ')).toBe('abcde𠀀 f');
    expect(sayRuns([zh('\u0000'), zh(' ')])).toEqual([]);
  });

  it('escapes what XML reads as markup, and the text survives', () => {
    const text = `<Hangup/> & "'>]]>`;
    const document = toTwiml(gather({}, { spoken: [zh(text)] }), OPTIONS);
    expect(textOf(root(document))).toBe(text);
    expect(lintTwiml(document)).toEqual([]);
  });
});

describe('limits of a document', () => {
  it('drops hints from the end, never a sentence, to stay under 64 kB', () => {
    const hints = Array.from({ length: 500 }, (_, i) => `${'事项名称'.repeat(20)}${i}`);
    const spoken = [zh('您好，请带身份证。'.repeat(300))];
    const document = toTwiml(gather({ hints }, { spoken }), OPTIONS);
    expect(Buffer.byteLength(document)).toBeLessThanOrEqual(MAX_DOCUMENT_BYTES);
    expect(textOf(root(document))).toBe('您好，请带身份证。'.repeat(300));
    const kept = first(document).hints?.split(',') ?? [];
    expect(kept.length).toBeGreaterThan(150);
    expect(kept).toEqual(hints.slice(0, kept.length));
  });

  it('refuses what cannot be said in one document', () => {
    expect(() => toTwiml(gather({}, { spoken: [zh('您好。'.repeat(8000))] }), OPTIONS)).toThrow(/too long/);
  });

  it('refuses a reply without a way on', () => {
    expect(() => toTwiml(gather({ speech: false, keys: 0 }), OPTIONS)).toThrow(expect.objectContaining({ code: 'internal' }));
    expect(() => toTwiml(reply({ do: 'wait' } as unknown as WayOn), OPTIONS)).toThrow(
      expect.objectContaining({ code: 'internal' }),
    );
    const nowhere: WayOn = { do: 'transfer', number: 'nobody', reason: 'asked', timeoutMs: 1000 };
    expect(() => toTwiml(reply(nowhere), OPTIONS)).toThrow(expect.objectContaining({ code: 'internal' }));
  });

  it('whatever is said and hinted, the document is clean and the text survives', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'您好，。；&<>" ab1\u0000\ud800𠀀'), maxLength: 900 }),
    );
    const spoken = fc.array(
      fc.record({ prompt: fc.constant('ask.open' as const), language: fc.constantFrom('zh-CN', 'en'), text }),
      { maxLength: 6 },
    );
    const hints = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.constant('社保卡,医保')), { maxLength: 60 });
    const wayOn = fc.oneof(
      fc
        .record({ speech: fc.boolean(), keys: fc.nat(20), endOfSpeechMs: fc.nat(5000), timeoutMs: fc.nat(60_000), hints })
        .map((over): WayOn => ({ do: 'gather', gather: { ...over, expects: 'sentence', speech: over.speech || over.keys === 0 } })),
      fc.constantFrom<WayOn>(
        { do: 'hangup' },
        { do: 'record', maxMs: 60_000 },
        { do: 'transfer', number: '10086', reason: 'turns', item: '0&1', timeoutMs: 20_000 },
      ),
    );
    const replies = fc.record({ index: fc.nat(200), language: fc.constantFrom('zh-CN', 'en'), slow: fc.boolean(), spoken, wayOn });
    fc.assert(
      fc.property(replies, (any) => {
        const document = toTwiml(any, OPTIONS);
        expect(lintTwiml(document)).toEqual([]);
        const said = elements(root(document)).flatMap((verb) =>
          verb.name === 'Gather' ? elements(verb) : verb.name === 'Say' ? [verb] : [],
        );
        const words = (texts: string[]) => texts.join('').replaceAll(' ', '');
        expect(words(said.map(textOf))).toBe(words(any.spoken.map((part) => cleanText(part.text))));
      }),
      { numRuns: 150, seed: 1 },
    );
  });
});

describe('settings', () => {
  it.each([
    [{ voices: { 'zh-CN': 'Polly.Joanna-Neural' } }, /voices\.zh-CN: Polly\.Joanna-Neural/],
    [{ voices: { en: 'woman' } }, /voices\.en/],
    [{ baseUrl: 'line.example' }, /baseUrl/],
    [{ speechModel: 'phone_call' as 'default' }, /speechModel/],
    [{ callerId: 'me' }, /callerId/],
    [
      { webhookOverrides: { connectTimeoutMs: 50, readTimeoutMs: 15_001, retries: 6, retryOn: [] } },
      /connectTimeoutMs.*readTimeoutMs.*retries.*retryOn/,
    ],
  ])('%j is refused by name', (settings, message) => {
    expect(() => twimlOptions(settings)).toThrow(
      expect.objectContaining({ code: 'config_invalid', message: expect.stringMatching(message) }),
    );
  });

  it('another Mandarin voice brings its own language tag', () => {
    const options = twimlOptions({ voices: { 'zh-CN': 'Google.cmn-TW-Wavenet-A' } });
    expect(lintTwiml(toTwiml(gather(), options))).toEqual([]);
  });
});

describe('static documents', () => {
  const words = {
    apology: [zh('抱歉，系统出了问题。')],
    transfer: [zh('正在为您转人工。')],
    callAgain: [zh('请在工作时间再次来电。')],
  };

  it('apologises, rings the operator, and says when to call again', () => {
    const document = fallbackTwiml(words, '010-12345678', OPTIONS);
    expect(lintTwiml(document)).toEqual([]);
    expect(verbs(document).map((verb) => verb.name)).toEqual(['Say', 'Dial', 'Say', 'Hangup']);
    expect(document).not.toContain('action=');
    expect(textOf(root(document))).toBe('抱歉，系统出了问题。正在为您转人工。01012345678请在工作时间再次来电。');
  });

  it('without an operator it says so at once', () => {
    const document = fallbackTwiml(words, null, OPTIONS);
    expect(lintTwiml(document)).toEqual([]);
    expect(textOf(root(document))).toBe('抱歉，系统出了问题。请在工作时间再次来电。');
  });

  it('whispers and hangs up', () => {
    expect(whisperTwiml([zh('来电：社保卡。')], OPTIONS)).toContain(
      '<Response><Say language="cmn-CN" voice="Polly.Zhiyu-Neural">来电：社保卡。</Say></Response>',
    );
  });
});

describe('recordings of staff', () => {
  const recordingOf = ({ text }: Spoken) => (text === '您好。' ? '/twilio/recordings/0a.wav' : null);
  const options = { ...OPTIONS, recordingOf };

  it('are played in their place, between what the voice says, inside the gather', () => {
    const document = toTwiml(gather({}, { spoken: [zh('请问，'), zh('您好。'), zh('再见。'), zh('请说。')] }), options);
    const steps = elements(verbs(document)[0] as Parameters<typeof elements>[0]).map((node) => [node.name, textOf(node)]);
    expect(steps).toEqual([
      ['Say', '请问，'],
      ['Play', '/twilio/recordings/0a.wav'],
      ['Say', '再见。请说。'],
    ]);
    expect(lintTwiml(document)).toEqual([]);
  });

  it('are left to the voice when the caller wants it slower', () => {
    expect(toTwiml(gather({}, { slow: true }), options)).not.toContain('<Play');
  });
});

describe('a line that listens itself', () => {
  const streaming = twimlOptions({ streamUrl: 'wss://hotline.example.cn/twilio/media', query: '&by=carrier' });

  it('hands the call to the socket, which says everything; data goes into parameters', () => {
    const document = toTwiml(reply({ do: 'gather', gather: GATHER }), streaming);
    expect(lintTwiml(document)).toEqual([]);
    expect(document).toContain('<Stream url="wss://hotline.example.cn/twilio/media"><Parameter name="turn" value="2"/></Stream>');
    expect(document).toContain('<Connect action="/twilio/stream#');
    expect(document).not.toContain('<Say');
  });

  it('leaves keys alone, recordings and transfers to the carrier', () => {
    const keys = toTwiml(reply({ do: 'gather', gather: { ...GATHER, speech: false } }), streaming);
    expect(keys).toContain('<Gather');
    expect(toTwiml(reply({ do: 'record', maxMs: 1_000 }), streaming)).toContain('<Record');
  });

  it('says in its own addresses who listens', () => {
    const document = toTwiml(reply({ do: 'gather', gather: GATHER }), twimlOptions({ query: '&by=carrier' }));
    expect(document).toMatch(/action="\/twilio\/turn\?kind=gather&amp;n=\d+&amp;by=carrier#/);
  });

  it.each([{ streamUrl: 'ws://x/media' }, { streamUrl: 'wss://x/media?a=1' }, { query: 'by=carrier' }])('%o is refused', (bad) => {
    expect(() => twimlOptions(bad)).toThrow(/Twilio settings/);
  });
});
