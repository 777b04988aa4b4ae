/** The centre's own telephone switch joined to the dialogue: its calls, its media sockets, its figures and what the log says of it. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Registry } from 'prom-client';
import { type CallEngineParts, createCallEngine } from '../calls/call-engine.js';
import type { Config } from '../config.js';
import { HotlineError } from '../errors.js';
import { openSwitchLine, type SwitchLine } from '../telephony/asterisk/switch-line.js';
import { CALLER_RECORDINGS, createCallerRecordings } from './caller-recordings.js';
import type { World } from './hotline.js';
import { loggableError } from './loggable-error.js';
import type { SpeechLine } from './speech-line.js';
import { createSwitchDialogue } from './switch-dialogue.js';
import { createSwitchMetrics } from './switch-metrics.js';
import { createSwitchSockets } from './switch-sockets.js';
import type { Upgrade } from './upgrade-to.js';

export interface TelephoneSwitch {
  /** For the `upgrade` event of the server. */
  upgrade: Upgrade;
  /** Takes calls from now on. */
  start(): void;
  /** Whether calls can come in at this moment. */
  connected(): boolean;
  close(): Promise<void>;
}

export interface TelephoneSwitchParts {
  engine: Omit<CallEngineParts, 'toDocument'>;
  speech: SpeechLine;
  registry: Registry;
}

export function openTelephoneSwitch(config: Config, { clock, log }: World, parts: TelephoneSwitchParts): TelephoneSwitch {
  const { engine, speech, registry } = parts;
  const user = config.ASTERISK_USER ?? '';
  const password = config.ASTERISK_PASSWORD ?? '';
  let line: SwitchLine | null = null;
  const metrics = createSwitchMetrics(registry, () => line?.connected() ?? false);
  const recordings = createCallerRecordings(join(config.DATA_DIR, CALLER_RECORDINGS));
  // There is no document: the switch is told step by step.
  const own = createCallEngine({ ...engine, provider: 'asterisk', toDocument: () => '' });
  const dialogue = createSwitchDialogue({ engine: own, speech, published: engine.published, recordings, log });
  const sockets = createSwitchSockets({
    user,
    password,
    clock: speech.clock,
    admit: (channel, link) => line?.admit(channel, link) ?? false,
    onFault: (what) => log.warn(`media socket of the telephone switch: ${what}`),
    onRefused: () => {
      speech.refused();
      log.warn('media socket refused: user or password missing or wrong, or nobody asked for it');
    },
  });
  const observer = {
    transferred: metrics.transferred,
    up: () => log.info(`the telephone switch is connected: calls to Stasis(${config.ASTERISK_APP}) are answered`),
    down: (why: string) => {
      metrics.went();
      log.error(`the telephone switch is away, no call of it can come in: ${why}`);
    },
    lost: (calls: number) => log.warn(`${calls} calls ended with their telephone switch`),
    resumed: (calls: number) => log.info(`${calls} calls that stood at the telephone switch go on`),
    trouble(error: unknown) {
      // A switch that goes away takes all its calls with it: one line a call is enough.
      if (error instanceof HotlineError && error.code === 'switch_unavailable')
        log.warn(`a call could not go on: ${error.message}`);
      else log.error({ err: loggableError(error) }, 'a call on the telephone switch met a trouble');
    },
  };
  return {
    upgrade: sockets.upgrade,
    connected: () => line?.connected() ?? false,
    start() {
      if (config.RECOGNITION === 'carrier')
        log.warn('a telephone switch brings no recogniser: callers use keys; RECOGNITION=offline or google listens to them');
      const settings = { url: config.ASTERISK_URL ?? '', user, password, app: config.ASTERISK_APP };
      const wait = (ms: number) => setTimeout(ms, undefined, { ref: false });
      line = openSwitchLine({ settings, dialogue, clock: speech.clock, now: clock, wait, observer });
    },
    async close() {
      await line?.close();
      sockets.close();
    },
  };
}
