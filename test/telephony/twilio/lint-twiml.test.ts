import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { callbackUrl } from '../../../src/telephony/twilio/lint-attributes.js';
import { lintTwiml } from '../../../src/telephony/twilio/lint-twiml.js';
import { GATHER_LANGUAGES, SAY_LANGUAGES, TWIML_ELEMENTS } from '../../../src/telephony/twilio/twiml-grammar.js';
import { voiceLanguage, voiceTakesSsml } from '../../../src/telephony/twilio/voices.js';

const types = readFileSync(createRequire(import.meta.url).resolve('twilio/lib/twiml/VoiceResponse.d.ts'), 'utf8');
const union = (name: string) =>
  [...(new RegExp(`type ${name} = (.*);`).exec(types)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
const response = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?><Response>${inner}</Response>`;
const rules = (inner: string) => lintTwiml(response(inner)).map((finding) => finding.rule);

describe('documents as the documentation shows them', () => {
  it.each([
    '',
    '<Say>Hello</Say>',
    '<Say loop="0">Hello</Say>',
    '<Say voice="woman" language="fr-FR">Chapeau!</Say>',
    '<Say voice="Polly.Joanna">Hi<break strength="x-weak" time="100ms"/><emphasis level="moderate">now</emphasis><say-as interpret-as="spell-out">abc</say-as></Say>',
    '<Say voice="Polly.Zhiyu" language="zh-CN"><p>您好</p></Say>',
    '<Play loop="10">https://api.twilio.com/cowbell.mp3</Play>',
    '<Play digits="wwww3"/>',
    '<Gather/>',
    '<Gather input="speech dtmf" timeout="3" numDigits="1"><Say>Please press 1 or say sales.</Say></Gather><Say>No input. Goodbye!</Say>',
    '<Gather input="speech" enhanced="true" speechModel="phone_call"><Say>Tell us</Say></Gather>',
    '<Gather input="speech" partialResultCallback="/partial" speechTimeout="auto"/>',
    '<Gather finishOnKey="*" action="/process.php" method="GET"><Play>/enter.mp3</Play><Pause length="2"/></Gather>',
    '<Record timeout="10" transcribe="true" transcribeCallback="/handle.php"/>',
    '<Record action="http://foo.edu/handleRecording.php" method="GET" maxLength="20" finishOnKey="*"/><Say>I did not receive a recording</Say>',
    '<Dial>415-123-4567</Dial><Say>Goodbye</Say>',
    '<Dial action="/handle" record="record-from-ringing-dual" timeout="20" callerId="+15551112222"><Number sendDigits="wwww1928" url="/whisper">415-123-4567</Number></Dial>',
    '<Dial><Conference startConferenceOnEnter="false" waitUrl="">moderated</Conference></Dial>',
    '<Dial><Sip username="admin" password="1234">sip:kate@example.com</Sip></Dial>',
    '<Dial><Client><Identity>joey</Identity><Parameter name="a" value="b"/></Client></Dial>',
    '<Enqueue waitUrl="wait-music.xml">support</Enqueue>',
    '<Enqueue workflowSid="WW0123"><Task>{"account":"12"}</Task></Enqueue>',
    '<Redirect method="POST">http://www.foo.com/nextInstructions</Redirect>',
    '<Reject reason="busy"/>',
    '<Connect><Stream url="wss://mystream.example/audio"><Parameter name="a" value="b"/></Stream></Connect>',
    '<Start><Stream url="wss://mystream.example/audio" track="both_tracks"/></Start><Stop><Stream name="x"/></Stop>',
    '<Connect><ConversationRelay url="wss://example.com/ws" welcomeGreeting="Hi"><Language code="sv-SE"/></ConversationRelay></Connect>',
    '<Pay chargeAmount="20.45"><Prompt for="payment-card-number"><Say>Card?</Say></Prompt></Pay>',
    '<Leave/>',
  ])('accepts %s', (inner) => expect(lintTwiml(response(inner))).toEqual([]));
});

describe('documents Twilio would refuse', () => {
  it.each([
    ['', 'document'],
    ['hello', 'document'],
    ['<Response><Say>a</Response>', 'document'],
    ['<Response><Say>a & b</Say></Response>', 'document'],
    ['<Response><Say>a\u0008</Say></Response>', 'document'],
    ['<Response><Say>&#8;</Say></Response>', 'document'],
    ['<Response><Say loop=1>a</Say></Response>', 'document'],
    ['<Response/><Response/>', 'document'],
    ['<response/>', 'document'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><Response><Say>a</Say></Response>', 'document'],
    [`<Response>${'<Pause/>'.repeat(9000)}</Response>`, 'document'],
  ])('%#: not a document', (document, rule) => expect(lintTwiml(document).map((finding) => finding.rule)).toContain(rule));

  it.each([
    ['<Speak>a</Speak>', 'element'],
    ['<say>a</say>', 'element'],
    ['hello', 'text'],
    ['<Say/>', 'text'],
    ['<Gather><Record/></Gather>', 'nesting'],
    ['<Gather>press</Gather>', 'text'],
    ['<Number>123</Number>', 'nesting'],
    ['<Say>a<Pause/></Say>', 'nesting'],
    ['<Say Voice="woman">a</Say>', 'attribute'],
    ['<Say language="cmn-Hans-CN">您好</Say>', 'attribute'],
    ['<Gather language="cmn-CN"/>', 'attribute'],
    ['<Gather timeout="0"/>', 'attribute'],
    ['<Gather speechTimeout="1.5"/>', 'attribute'],
    ['<Gather input="voice"/>', 'attribute'],
    ['<Gather finishOnKey="x"/>', 'attribute'],
    ['<Gather action="/a b"/>', 'attribute'],
    ['<Gather action="ftp://a/b"/>', 'attribute'],
    ['<Gather actionOnEmptyResult="yes"/>', 'attribute'],
    ['<Record maxLength="0"/>', 'attribute'],
    ['<Dial timeout="601">10086</Dial>', 'attribute'],
    ['<Dial><Number>call me</Number></Dial>', 'text'],
    ['<Connect><Stream url="https://a/b"/></Connect>', 'attribute'],
    ['<Connect><Stream url="wss://a/b?c=d"/></Connect>', 'attribute'],
    ['<Redirect>not an address</Redirect>', 'text'],
    ['<Gather input="speech" hints="a,,b"/>', 'gather'],
    [`<Gather input="speech" hints="${'长'.repeat(101)}"/>`, 'gather'],
    [`<Gather input="speech" hints="${Array(501).fill('a').join(',')}"/>`, 'gather'],
    ['<Gather hints="a"/>', 'gather'],
    ['<Gather input="speech" language="cmn-Hans-CN" speechModel="phone_call" speechTimeout="2"/>', 'gather'],
    ['<Gather input="speech" speechModel="googlev2_telephony" speechTimeout="auto"/>', 'gather'],
    ['<Gather input="speech" enhanced="true"/>', 'gather'],
    [`<Say>${'字'.repeat(501)}</Say>`, 'text'],
    [`<Say voice="Polly.Joanna">${'a'.repeat(3001)}</Say>`, 'text'],
    ['<Say voice="Polly.Zhiyu-Neural" language="en-US">a</Say>', 'voice'],
    ['<Say voice="woman" language="cmn-CN">您好</Say>', 'voice'],
    ['<Say voice="Polly.Nobody">a</Say>', 'voice'],
    ['<Say voice="Google.cmn-CN-Chirp3-HD-Kore"><prosody rate="slow">您好</prosody></Say>', 'voice'],
    ['<Say voice="Polly.Zhiyu"><prosody rate="10%">您好</prosody></Say>', 'attribute'],
    ['<Hangup/><Say>a</Say>', 'unreachable'],
    ['<Gather actionOnEmptyResult="true"/><Say>a</Say>', 'unreachable'],
  ])('%s breaks the rule %s', (inner, rule) => expect(rules(inner)).toEqual([rule]));

  it('500 Han are the most one Say takes', () => expect(rules(`<Say>${'字'.repeat(500)}</Say>`)).toEqual([]));

  it('names the place', () => {
    expect(lintTwiml(response('<Gather><Say voice="Polly.Nobody">a</Say></Gather>'))).toEqual([
      { rule: 'voice', path: 'Response/Gather/Say', message: 'there is no voice Polly.Nobody' },
    ]);
  });
});

describe('connection overrides in the fragment', () => {
  it.each(['/a#rc=2&rp=ct,rt,5xx&rt=5000&ct=1000', 'https://a.example/b?c=d#rc=0', '/a#e=ashburn,dublin&sni=y&tt=15000'])(
    '%s is fine',
    (url) => expect(callbackUrl(url)).toBeNull(),
  );
  it.each(['/a#rc=6', '/a#rt=99', '/a#ct=10001', '/a#rp=never', '/a#top', '/a#rc', '/a#__proto__=1', '/a#'])('%s is not', (url) => {
    expect(callbackUrl(url)).toMatch(/fragment/);
  });
});

describe("the tables against the SDK's types", () => {
  it('know every language', () => {
    expect([...GATHER_LANGUAGES].sort()).toEqual(union('GatherLanguage').sort());
    expect([...SAY_LANGUAGES].sort()).toEqual(union('SayLanguage').sort());
  });

  it('know every voice', () => {
    const unknown = union('SayVoice').filter((voice) => voiceLanguage(voice) === null);
    expect(unknown.sort()).toEqual(['alice', 'man', 'woman']);
    expect(voiceTakesSsml('Polly.Ruth-Generative')).toBe(false);
  });

  it('know every attribute of every verb', () => {
    const interfaces = [...types.matchAll(/export interface (\w+)Attributes \{([\s\S]*?)\n {4}\}/g)];
    const names: Record<string, string> = { SsmlSayAs: 'say-as', Sip: 'Sip', SipUri: 'Uri' };
    const missing = interfaces.flatMap(([, type = '', body = '']) => {
      const name = names[type] ?? (type.startsWith('Ssml') ? type.slice(4).toLowerCase() : type);
      const known = TWIML_ELEMENTS.get(name)?.attributes ?? [];
      const declared = [...body.matchAll(/^\s+"?([\w:-]+)"?\?: /gm)].map((match) => match[1] ?? '');
      return declared.filter((attribute) => !known.includes(attribute)).map((attribute) => `${name}.${attribute}`);
    });
    expect(missing).toEqual([]);
  });
});
