/** What the person who started the line is told: where it is, and which settings are weak or missing. */

import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { World } from './hotline.js';

export function announce(config: Config, { print, log }: World, url: string): void {
  warnOfWeakSecrets(config, log);
  print(`Sunshine Hotline 阳光政务热线 is listening. Console 控制台: ${url}/console · test phone 试拨电话: ${url}/phone`);
  if (config.TWILIO_AUTH_TOKEN === undefined)
    log.warn('TWILIO_AUTH_TOKEN is not set: the webhooks answer only this machine (the test phone)');
  else if (config.PUBLIC_URL === undefined)
    log.warn('PUBLIC_URL is not set: signatures are checked over the address each request names; set it behind a proxy');
}

/** Secrets this short can be guessed; they are believed all the same, and said to be weak. */
const WEAK = { API_TOKEN: 16, ADMIN_PASSWORD: 8 } as const;

function warnOfWeakSecrets(config: Config, log: Logger): void {
  for (const [name, least] of Object.entries(WEAK)) {
    const given = config[name as keyof typeof WEAK];
    if (given !== undefined && given.length < least) log.warn(`${name} is easily guessed: give it at least ${least} characters`);
  }
}
