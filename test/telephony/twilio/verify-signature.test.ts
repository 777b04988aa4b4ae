import { describe, expect, it } from 'vitest';
import { type FormParams, signJsonRequest, signRequest } from '../../../src/telephony/twilio/sign-request.js';
import { signedUrl, verifyHandshake, verifySignature } from '../../../src/telephony/twilio/verify-signature.js';

const TOKEN = '12345';
const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';
const JSON_TYPE = 'application/json';
const URL_ = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const PARAMS: FormParams = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
const SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
const BODY = '{"property": "value", "boolean": true}';
const BODY_HASH = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const EMPTY_HASH = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

function form(url: string, signature: string | undefined, params: FormParams = PARAMS): boolean {
  return verifySignature({ authToken: TOKEN, url, signature, contentType: FORM, rawBody: Buffer.from('form'), params });
}

function json(url: string, signature: string, body: string | Buffer): boolean {
  return verifySignature({ authToken: TOKEN, url, signature, contentType: JSON_TYPE, rawBody: Buffer.from(body), params: {} });
}

describe("the SDK's published vectors", () => {
  it.each<[string, string, string, FormParams?]>([
    ['a form', URL_, SIGNATURE],
    ['a port that was not signed', URL_.replace('.com', '.com:1234'), SIGNATURE],
    ['https with the standard port signed', URL_, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
    ['http with the standard port signed', URL_.replace('https', 'http'), '0ZXoZLH/DfblKGATFgpif+LLRf4='],
    ['http on another port', 'http://mycompany.com:1234/myapp.php?foo=1&bar=2', 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
    ['credentials in the address', 'https://user:pass@mycompany.com/myapp.php?foo=1&bar=2', 'CukzLTc1tT5dXEDIHm/tKBanW10='],
    ['credentials and the standard port', 'https://user:pass@mycompany.com/myapp.php?foo=1&bar=2', 'ZQFR1PTIZXF2MXB8ZnKCvnnA+rI='],
    ['a user name alone', 'https://user@mycompany.com/myapp.php?foo=1&bar=2', '2YRLlVAflCqxaNicjMpJcSTgzSs='],
    ['special characters in the query', `${URL_}&Body=It's+amazing`, 'dsq4Ehbj6cs+KdTkpF5sSSplOWw='],
    ['repeated keys', URL_, '83O6e2vORAoJHUNzJjDWN1jz+BA=', { 'MessagingBinding.Address': ['+1325xxxxxxx', '+1415xxxxxxx'] }],
    [
      'repeated keys in any order',
      URL_,
      '83O6e2vORAoJHUNzJjDWN1jz+BA=',
      { 'MessagingBinding.Address': ['+1415xxxxxxx', '+1325xxxxxxx'] },
    ],
    [
      'repeated values',
      URL_,
      'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
      { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] },
    ],
  ])('accepts %s', (_, url, signature, params) => expect(form(url, signature, params)).toBe(true));

  it.each([
    ['a JSON body', `${URL_}&bodySHA256=${BODY_HASH}`, 'a9nBmqA0ju/hNViExpshrM61xv4=', BODY],
    ['an empty JSON body', `${URL_}&bodySHA256=${EMPTY_HASH}`, 'Ldidvp12m26NI7eqEvxnEpkd9Hc=', '{}'],
    ['a query of the hash alone', `https://mycompany.com/myapp.php?bodySHA256=${BODY_HASH}`, 'y77kIzt2vzLz71DgmJGsen2scGs=', BODY],
  ])('accepts %s', (_, url, signature, body) => expect(json(url, signature, body)).toBe(true));

  it('signs as they do', () => {
    expect(signRequest(TOKEN, URL_, PARAMS)).toBe(SIGNATURE);
    expect(signJsonRequest(TOKEN, URL_, BODY)).toEqual({
      url: `${URL_}&bodySHA256=${BODY_HASH}`,
      signature: 'a9nBmqA0ju/hNViExpshrM61xv4=',
    });
  });
});

describe('what is refused', () => {
  it.each(['WRONG_SIGNATURE', '', undefined, SIGNATURE.toLowerCase()])('the signature %j', (signature) =>
    expect(form(URL_, signature)).toBe(false),
  );

  it('a changed, added or missing field', () => {
    expect(form(URL_, SIGNATURE, { ...PARAMS, Digits: '1235' })).toBe(false);
    expect(form(URL_, SIGNATURE, { ...PARAMS, SpeechResult: '人工' })).toBe(false);
    expect(form(URL_, SIGNATURE, {})).toBe(false);
  });

  it('another path, query or host', () => {
    for (const url of [URL_.replace('myapp', 'other'), `${URL_}&x=1`, URL_.replace('mycompany', 'yourcompany')]) {
      expect(form(url, SIGNATURE)).toBe(false);
    }
  });

  it('everything when there is no token', () => {
    const signature = signRequest('', URL_, PARAMS);
    expect(
      verifySignature({ authToken: '', url: URL_, signature, contentType: FORM, rawBody: Buffer.from('x'), params: PARAMS }),
    ).toBe(false);
  });

  it('a JSON body that the signature does not cover', () => {
    expect(json(URL_, signRequest(TOKEN, URL_), BODY)).toBe(false);
  });

  it('a JSON body other than the signed one, by a single byte', () => {
    const { url, signature } = signJsonRequest(TOKEN, URL_, BODY);
    expect(json(url, signature, BODY)).toBe(true);
    expect(json(url, signature, `${BODY} `)).toBe(false);
  });
});

describe('bodies and addresses as received', () => {
  it('hashes raw bytes, valid UTF-8 or not', () => {
    const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    const { url, signature } = signJsonRequest(TOKEN, URL_, bytes);
    expect(json(url, signature, bytes)).toBe(true);
    expect(json(url, signature, bytes.toString('utf8'))).toBe(false);
  });

  it('a GET carries its fields in the address', () => {
    const url = `${URL_}&CallSid=CA1`;
    const request = { authToken: TOKEN, url, contentType: undefined, rawBody: Buffer.alloc(0), params: {} };
    expect(verifySignature({ ...request, signature: signRequest(TOKEN, url) })).toBe(true);
  });

  const targets = [
    '/twilio/voice',
    '/twilio/turn?kind=gather&n=3',
    '/twilio/turn?item=%E7%A4%BE',
    "/x?Body=It's+a",
    '/x?a=1&a=2',
    '/x?',
    '/',
  ];
  const publicUrls = [
    'https://line.example',
    'https://line.example/',
    'https://line.example:8443',
    'http://localhost:3000',
    'https://line.example/hotline',
  ];
  it.each(publicUrls.flatMap((publicUrl) => targets.map((target) => [publicUrl, target] as const)))(
    'signed at %s, asked for %s',
    (publicUrl, target) => {
      const sent = publicUrl.replace(/\/$/, '') + target;
      expect(form(signedUrl(publicUrl, target) ?? '', signRequest(TOKEN, sent, PARAMS))).toBe(true);
      expect(form(signedUrl('https://evil.example', target) ?? '', signRequest(TOKEN, sent, PARAMS))).toBe(false);
    },
  );

  it('a fragment with connection overrides is not signed', () => {
    expect(signRequest(TOKEN, `${URL_}#rc=2&rp=ct,rt`, PARAMS)).toBe(SIGNATURE);
  });

  it('a request target that is not a path has no address', () =>
    expect(signedUrl('https://line.example', 'http://evil.example/')).toBeNull());
});

describe('the WebSocket handshake', () => {
  const wss = 'wss://line.example/twilio/media';
  const handshake = (url: string, signed: string) =>
    verifyHandshake({ authToken: TOKEN, url, signature: signRequest(TOKEN, signed) });

  it.each([wss, `${wss}/`])('is signed over the wss address without parameters: %s', (signed) => {
    expect(handshake('https://line.example/twilio/media', signed)).toBe(true);
    expect(handshake(wss, signed)).toBe(true);
  });

  it('the https form and other paths fail', () => {
    expect(handshake(wss, 'https://line.example/twilio/media')).toBe(false);
    expect(handshake(wss, 'wss://line.example/twilio/other')).toBe(false);
    expect(verifyHandshake({ authToken: TOKEN, url: wss, signature: undefined })).toBe(false);
  });
});
