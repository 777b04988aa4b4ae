/** Everything a phone test needs: the switch, the line behind it, and telephones on both sides, on loopback and in a folder that goes away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../server/free-port.js';
import type { SwitchTree } from './install-switch.js';
import { type LineProcess, startLine } from './line-process.js';
import { CARRIER_HOST, createSwitch, type PrivateSwitch, passwordOf, SWITCH_HOST } from './private-switch.js';
import { type SoftPhone, startPhone } from './soft-phone.js';

/** Number of the line at its carrier. */
export const LINE_NUMBER = '05610114';
export const CALLER_NUMBER = '13812345678';

export interface TelephoneRoom {
  folder: string;
  line: LineProcess;
  exchange: PrivateSwitch;
  /** A citizen's phone, which comes in over the trunk. */
  citizen: SoftPhone;
  /** Extension 6001. */
  desk: SoftPhone;
  /** Extension 6002, the operator's. */
  operator: SoftPhone;
  /** Waits until the switch knows the line. */
  joined(): Promise<void>;
  close(): Promise<void>;
}

const JOIN_MS = 30_000;
const PREPARED_MS = 120_000;

/** `models` names the folder of speech models: then the line is the built one, with nothing of the test in it. */
export async function openRoom(tree: SwitchTree, models: string | null = null): Promise<TelephoneRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'telephone-room-'));
  const [sip, http, line] = [await freePort(), await freePort(), await freePort()];
  const [carrier, desk, operator] = [await phonePort(), await phonePort(), await phonePort()];
  const exchange = createSwitch(tree, join(folder, 'switch'), { sip, http, line, carrier, rtp: 40_000 });
  const closing: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    closing.push(exchange.stop);
    await exchange.start();
    const process = await startLine({
      folder: join(folder, 'line'),
      port: line,
      models: models !== null,
      settings: lineSettings(http, models),
    });
    closing.push(process.stop);
    const phone = async (user: string, host: string, port: number, registers: boolean) => {
      const password = registers ? passwordOf(user) : null;
      const place = { folder: join(folder, user), user, password, proxy: `${SWITCH_HOST}:${sip}`, host, port };
      const one = await startPhone({ ...place, answers: 'manual' });
      closing.push(one.close);
      return one;
    };
    const room = {
      folder,
      line: process,
      exchange,
      citizen: await phone(CALLER_NUMBER, CARRIER_HOST, carrier, false),
      desk: await phone('6001', SWITCH_HOST, desk, true),
      operator: await phone('6002', SWITCH_HOST, operator, true),
      joined: () => joined(exchange),
      close,
    };
    await room.joined();
    // The sentences made beforehand would take the machine from the first calls; a voice of the line itself lets callers go first.
    if (models === null)
      await until(() => process.log().includes('sentences ahead'), 'the voice never made its sentences', PREPARED_MS);
    return room;
  } catch (error) {
    await close();
    throw error;
  }
}

function lineSettings(http: number, models: string | null): Record<string, string> {
  return {
    ASTERISK_URL: `http://${SWITCH_HOST}:${http}`,
    ASTERISK_USER: 'sunshine',
    ASTERISK_PASSWORD: passwordOf('ari'),
    ASTERISK_PHONE_PASSWORD: passwordOf('browser'),
    OPERATOR_NUMBER: '6002',
    ...(models === null ? {} : { OFFLINE_MODEL_DIR: models, SYNTHESIS: 'offline' }),
  };
}

function joined(exchange: PrivateSwitch): Promise<void> {
  return until(() => exchange.console('ari show apps').includes('sunshine'), 'the line never joined the switch', JOIN_MS);
}

async function until(is: () => boolean, otherwise: string, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!is()) {
    if (performance.now() > end) throw new Error(otherwise);
    await setTimeout(200);
  }
}

/** Phones take the port after theirs as well; the free ports handed out here are odd, where the kernel keeps the even ones for connections. */
async function phonePort(): Promise<number> {
  const port = await freePort();
  return port % 2 === 1 ? port : port - 1;
}
