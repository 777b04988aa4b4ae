import fc from 'fast-check';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { expect, test } from 'vitest';
import { cleanText } from '../../../src/telephony/twilio/say-text.js';
import { element, escapeText, twimlDocument } from '../../../src/telephony/twilio/write-twiml.js';

/** Any text the SDK takes, with plenty of what must be escaped. */
const text = fc
  .string({ unit: fc.oneof(fc.constantFrom(...'&<>"\'\t\n\r;#'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })) })
  .map((raw) => raw.replace(/[^\t\n\r]/gu, cleanText));

test('the same bytes as the SDK writes, whatever is said', () => {
  fc.assert(
    fc.property(text, text, fc.option(fc.boolean(), { nil: undefined }), fc.nat(), (words, hints, bargeIn, timeout) => {
      const sdk = new VoiceResponse();
      const gather = sdk.gather({ input: ['dtmf', 'speech'], bargeIn, timeout, hints });
      gather.say({ language: 'cmn-CN', voice: undefined }, words);
      const say = element('Say', { language: 'cmn-CN', voice: undefined }, escapeText(words));
      const ours = twimlDocument(element('Gather', { input: ['dtmf', 'speech'], bargeIn, timeout, hints }, say));
      expect(ours).toBe(sdk.toString());
    }),
  );
});

test('an empty document and an empty element', () => {
  const sdk = new VoiceResponse();
  expect(twimlDocument('')).toBe(sdk.toString());
  sdk.hangup();
  expect(twimlDocument(element('Hangup', {}))).toBe(sdk.toString());
});
