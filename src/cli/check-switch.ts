/** What `npm run doctor` asks a telephone switch: is it there, does it take us, is a line connected, and can it open a media socket to it? */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../config.js';
import { type AriSettings, basicAuthorization, createAriClient } from '../telephony/asterisk/ari-client.js';
import { openAriEvents } from '../telephony/asterisk/ari-events.js';
import { createLegs } from '../telephony/asterisk/legs.js';

export interface SwitchVerdict {
  state: 'unused' | 'fine' | 'trouble';
  text: string;
}

const TIMEOUT_MS = 5_000;
/** The Stasis application of the trial, beside the line's own. */
const TRIAL_APP = 'sunshine-doctor';

type Settings = Pick<Config, 'ASTERISK_URL' | 'ASTERISK_USER' | 'ASTERISK_PASSWORD' | 'ASTERISK_APP'>;

export async function checkSwitch(config: Settings): Promise<SwitchVerdict> {
  const { ASTERISK_URL: url, ASTERISK_USER: user = '', ASTERISK_PASSWORD: password = '', ASTERISK_APP: app } = config;
  if (url === undefined) return { state: 'unused', text: 'no telephone switch of your own: ASTERISK_URL is not set' };
  const settings = { url, user, password, app };
  const info = await ask(settings, '/asterisk/info?only=system');
  if (typeof info === 'number') return trouble(unreachable(info));
  const version = String((info.system as { version?: string } | undefined)?.version ?? 'of unknown version');
  if (typeof (await ask(settings, '/asterisk/modules/chan_websocket.so')) === 'number')
    return trouble(`Asterisk ${version} has not loaded chan_websocket: add it to modules.conf (Asterisk 22.6 and newer have it)`);
  if (typeof (await ask(settings, `/applications/${app}`)) === 'number')
    return trouble(`Asterisk ${version} takes us, but no line is connected as "${app}": start it, then ask again`);
  return (await opensMediaSocket({ ...settings, app: TRIAL_APP }))
    ? { state: 'fine', text: `Asterisk ${version} takes us, "${app}" is connected, media sockets reach the line` }
    : trouble(
        `Asterisk ${version} takes us, but opens no media socket to the line: [sunshine] in websocket_client.conf must name ` +
          'ws://…/asterisk/media of this line, protocols = media, and username and password as in ari.conf',
      );
}

function trouble(text: string): SwitchVerdict {
  return { state: 'trouble', text };
}

/** The answer, or its status; 0 when there is none. */
async function ask({ url, user, password }: AriSettings, path: string): Promise<Record<string, unknown> | number> {
  const headers = { Authorization: basicAuthorization(user, password) };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(`${url.replace(/\/+$/, '')}/ari${path}`, { headers, signal }).catch(() => null);
  if (answer === null) return 0;
  return answer.ok ? ((await answer.json()) as Record<string, unknown>) : answer.status;
}

function unreachable(status: number): string {
  if (status === 0) return 'nothing answers at ASTERISK_URL: does Asterisk run, is http.conf enabled, is the port right?';
  if (status === 401) return 'the switch refuses ASTERISK_USER or ASTERISK_PASSWORD: compare them with ari.conf';
  return `what answers at ASTERISK_URL has no ARI (status ${status}): is ari.conf enabled, is res_ari_asterisk loaded?`;
}

/** A real try: the line hangs up at once, since no call of its own asked for it. */
async function opensMediaSocket(settings: AriSettings): Promise<boolean> {
  const legs = createLegs();
  let isUp = () => {};
  const up = new Promise<void>((resolve) => {
    isUp = resolve;
  });
  const events = openAriEvents({ settings, onEvent: legs.event, onUp: () => isUp(), onDown: () => {} });
  try {
    await Promise.race([up, setTimeout(TIMEOUT_MS, undefined, { ref: false })]);
    const channel = `${TRIAL_APP}-${randomUUID()}`;
    const leg = legs.open(channel);
    const ari = createAriClient(settings);
    if (!(await ari.openMedia({ channel, host: 'sunshine' }).catch(() => false))) return false;
    const entered = await Promise.race([leg.entered, setTimeout(TIMEOUT_MS, false, { ref: false })]);
    if (!leg.isOver()) await ari.hangUp(channel);
    return entered;
  } finally {
    events.close();
  }
}
