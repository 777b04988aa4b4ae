/** The calls both servers are asked to play: every request written out and signed beforehand, with what its answer must hold. */
import { randomBytes } from 'node:crypto';
import type { Item } from '../../src/domain/item.js';
import { callFields, type Fields, keyFields, speechFields } from '../../src/telephony/twilio/carrier/call-fields.js';
import { signRequest } from '../../src/telephony/twilio/sign-request.js';

/** One webhook, byte for byte as it goes out. */
export interface CallRequest {
  bytes: Buffer;
  /** Text every right answer holds: what is awaited next, and for our line the index of the next turn. */
  answerHolds: readonly string[];
}
export type CallRequests = readonly CallRequest[];

/** Where a server takes the turns of a call, and how its answers show that it followed. */
export interface Dialect {
  path(turn: number): string;
  goesOn(turn: number): readonly string[];
}

export const LINE: Dialect = {
  path: (turn) => (turn === 0 ? '/twilio/voice' : `/twilio/turn?kind=gather&n=${turn}`),
  goesOn: (turn) => ['<Gather ', `/twilio/turn?kind=gather&amp;n=${turn + 1}#`],
};

export const BARE: Dialect = {
  path: (turn) => (turn === 0 ? '/ivr/welcome' : '/ivr/menu'),
  goesOn: () => ['<Gather ', 'action="/ivr/menu"'],
};

/** What the line is started with, so that these signatures are right. */
export const PUBLIC_URL = 'https://hotline.example.cn';
export const AUTH_TOKEN = randomBytes(16).toString('hex');
const ACCOUNT_SID = `AC${randomBytes(16).toString('hex')}`;

/** What callers do after the opening: sentences about an item and what follows from it, keys in between, and a goodbye. */
const turnsAbout = (item: Item, ask: string): Fields[] => [
  speech(`${item.short_name}${ask}`),
  speech('那要多少钱'),
  keyFields('3', ''),
  speech('我想问一下多久能办好'),
  keyFields('4', ''),
];
const ASKS = ['要带什么材料', '怎么办理', '需要哪些条件', '是什么流程'];
const GOODBYE = speech('再见');

/** `count` calls with identities of their own, each about the next item of the catalog; `turns` shortens them, the opening included. */
export function prepareCalls(items: readonly Item[], dialect: Dialect, { count, turns = 7 }: { count: number; turns?: number }) {
  return Array.from({ length: count }, (_, at): CallRequests => {
    const item = items[at % items.length] as Item;
    const inputs = [{}, ...turnsAbout(item, ASKS[at % ASKS.length] ?? '').slice(0, turns - 2), GOODBYE];
    const call = {
      callSid: `CA${randomBytes(16).toString('hex')}`,
      accountSid: ACCOUNT_SID,
      from: '+8613900001234',
      to: '+865610114',
    };
    const fields = callFields(call, 'in-progress');
    return inputs.map((input, turn) => ({
      bytes: requestBytes(dialect.path(turn), { ...fields, ...input }),
      answerHolds: turn === inputs.length - 1 ? ['<Hangup/>'] : dialect.goesOn(turn),
    }));
  });
}

function speech(text: string): Fields {
  return speechFields(text, 0.92, 'cmn-Hans-CN');
}

function requestBytes(path: string, fields: Fields): Buffer {
  const body = new URLSearchParams(fields).toString();
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: TwilioProxy/1.1',
    'Accept: */*',
    'Content-Type: application/x-www-form-urlencoded; charset=UTF-8',
    `Content-Length: ${body.length}`,
    `I-Twilio-Idempotency-Token: ${randomBytes(16).toString('hex')}`,
    `X-Twilio-Signature: ${signRequest(AUTH_TOKEN, PUBLIC_URL + path, fields)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}
