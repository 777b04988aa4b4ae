/** `npm run test:start`: starts the line as its installer would, and places one signed call: materials, fee, a case by keys, a person. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCarrier } from '../../src/telephony/twilio/carrier/carrier.js';
import type { CarrierCall } from '../../src/telephony/twilio/carrier/carrier-call.js';
import { signRequest } from '../../src/telephony/twilio/sign-request.js';

const PORT = '38114';
const TOKEN = 'first-call-token';
const START_MS = 120_000;
const baseUrl = `http://127.0.0.1:${PORT}`;
const dataDir = mkdtempSync(join(tmpdir(), 'first-call-'));
const started = performance.now();

const server = spawn('npm', ['start'], {
  env: { ...process.env, PORT, DATA_DIR: dataDir, TWILIO_AUTH_TOKEN: TOKEN, PUBLIC_URL: baseUrl, OPERATOR_NUMBER: '+865611001' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
try {
  await listening(server);
  const sign = (url: string, params: Record<string, string>) => ({ 'X-Twilio-Signature': signRequest(TOKEN, url, params) });
  const carrier = createCarrier({ fetch, sign, now: () => new Date(), baseUrl, lint: true });
  const call = await carrier.call({ from: '+8613900001234', to: '+865610114' });
  heard(call, '请说您要办什么事');
  console.log(`npm start to the first answered call: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await said(call, '身份证丢了，补办要带什么材料', '居民户口簿');
  await said(call, '那要多少钱', '四十元');
  await said(call, '我想查一下办件进度', '回执号');
  await keyed(call, '261101000014', '二六幺幺');
  await keyed(call, '1', '后四位');
  await keyed(call, '6688', '可以领取');
  await said(call, '转人工', '正在转人工');
  if (call.waiting?.for !== 'dial') throw new Error('nobody was dialled');
  const forged = await fetch(`${baseUrl}/twilio/voice`, { method: 'POST', body: new URLSearchParams({ CallSid: 'CAforged' }) });
  if (forged.status !== 403) throw new Error(`an unsigned webhook was answered with ${forged.status}`);
  console.log('✓ materials, fee, case status by keys, a person; an unsigned webhook is refused');
} finally {
  if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('npm start did not listen in time')), START_MS);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      if (!String(chunk).includes('is listening')) return;
      clearTimeout(late);
      resolve();
    });
  });
}

async function said(call: CarrierCall, words: string, expected: string): Promise<void> {
  await call.speak(words);
  heard(call, expected);
}

async function keyed(call: CarrierCall, keys: string, expected: string): Promise<void> {
  await call.press(keys);
  heard(call, expected);
}

function heard(call: CarrierCall, expected: string): void {
  const text = call.steps.map((step) => (step.do === 'say' ? step.text : '')).join('');
  console.log(`  ◂ ${text}`);
  if (!text.includes(expected)) throw new Error(`expected to hear “${expected}”`);
}
