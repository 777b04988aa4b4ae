/** The test phone's page in a real Chromium whose microphone is a file: a call over WebRTC, looked at from the page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { writeWav } from '../../src/audio/wav.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

export interface MicrophonePage {
  page: Page;
  /** What has come in over WebRTC so far. */
  received(): Promise<{ packets: number; energy: number; seconds: number }>;
  close(): Promise<void>;
}

/** Opens the page; its microphone says `pcm` (8 kHz), once, from the moment it is opened. */
export async function openMicrophonePage(url: string, folder: string, pcm: Int16Array): Promise<MicrophonePage> {
  const file = join(folder, 'microphone.wav');
  writeFileSync(file, writeWav({ sampleRate: 8_000, pcm }));
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, `--use-file-for-fake-audio-capture=${file}%noloop`],
  });
  const context = await browser.newContext({ permissions: ['microphone'] });
  const page = await context.newPage();
  // Connections are kept where their counters can be read.
  await page.addInitScript(`{
    const Real = window.RTCPeerConnection;
    window.connections = [];
    window.RTCPeerConnection = class extends Real { constructor(...given) { super(...given); window.connections.push(this); } };
  }`);
  await page.goto(url);
  return {
    page,
    received: () =>
      page.evaluate(`(async () => {
        const sums = { packets: 0, energy: 0, seconds: 0 };
        for (const connection of window.connections)
          for (const one of (await connection.getStats()).values())
            if (one.type === 'inbound-rtp') {
              sums.packets += one.packetsReceived;
              sums.energy += one.totalAudioEnergy;
              sums.seconds += one.totalSamplesDuration;
            }
        return sums;
      })()`),
    close: () => browser.close(),
  };
}
