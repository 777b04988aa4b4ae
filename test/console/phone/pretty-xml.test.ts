/** TwiML laid out for reading. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prettyXml } from '../../../src/console/phone/pretty-xml.js';

const asText = (document: string, most?: number) =>
  prettyXml(document, most).map(({ depth, parts }) => '  '.repeat(depth) + parts.map(({ text }) => text).join(''));

test('one element a line, indented', () => {
  const document =
    '<?xml version="1.0" encoding="UTF-8"?><Response><Gather input="dtmf speech" numDigits="1"><Say language="cmn-CN">您好 &amp; 再见</Say></Gather><Hangup/></Response>';
  expect(asText(document)).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Response>',
    '  <Gather input="dtmf speech" numDigits="1">',
    '    <Say language="cmn-CN">您好 & 再见</Say>',
    '  </Gather>',
    '  <Hangup/>',
    '</Response>',
  ]);
});

test('long values are cut, and say by how much', () => {
  const [line] = asText(`<Gather hints="${'字'.repeat(50)}"/>`, 11);
  expect(line).toBe(`<Gather hints="${'字'.repeat(10)} …（还有 41 字）"/>`);
});

test('any text comes back without being lost', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const shown = asText(text).join('').replace(/\s/g, '');
      if (!/[<&]/.test(text)) expect(shown).toBe(text.replace(/\s/g, ''));
    }),
  );
});
