/** Who hears whom in a call: the caller and our sound, the operator and our sound, or the two of them without us. */
import { randomBytes } from 'node:crypto';
import { HotlineError } from '../../errors.js';
import type { AriClient } from './ari-client.js';
import type { Arrivals } from './arrivals.js';
import type { Legs } from './legs.js';
import type { SoundLink } from './media/media-socket.js';

export interface CallBridge {
  /** Brings a channel together with our sound, which is opened when it is not there; everybody else goes out. */
  withSound(channel: string): Promise<SoundLink>;
  /** Exactly these channels hear each other; nobody else is in. */
  only(...channels: string[]): Promise<void>;
  close(): Promise<void>;
}

export interface CallBridgeParts {
  ari: AriClient;
  legs: Legs;
  media: Arrivals<SoundLink>;
  wait: (ms: number) => Promise<void>;
}

/** The section of websocket_client.conf that leads to us. */
const MEDIA_HOST = 'sunshine';
const MEDIA_MS = 5_000;

export function createCallBridge({ ari, legs, media, wait }: CallBridgeParts, callId: string): CallBridge {
  const bridge = `${callId}-bridge-${tag()}`;
  const inside = new Set<string>();
  let opened = false;
  let sound: { channel: string; link: SoundLink } | null = null;

  async function only(...channels: string[]): Promise<void> {
    if (!opened && !(await ari.openBridge(bridge))) throw new HotlineError('switch_unavailable', 'the switch opens no bridge');
    opened = true;
    for (const one of inside) {
      if (channels.includes(one)) continue;
      inside.delete(one);
      await ari.part(bridge, one);
    }
    for (const one of channels) if (!inside.has(one) && (await ari.join(bridge, one))) inside.add(one);
  }

  async function openSound(): Promise<{ channel: string; link: SoundLink }> {
    const channel = ownChannel(callId, 'media');
    const leg = legs.open(channel);
    const arriving = media.expect(channel, MEDIA_MS);
    try {
      const asked = await ari.openMedia({ channel, host: MEDIA_HOST });
      const link = asked ? await arriving : null;
      // The event may have been missed: nobody waits for ever.
      const entered =
        link !== null && (await Promise.race([leg.entered, link.gone.then(() => false), wait(MEDIA_MS).then(() => false)]));
      if (link !== null && entered) return { channel, link };
    } catch (cause) {
      legs.end(channel);
      throw cause;
    }
    legs.end(channel);
    throw new HotlineError('switch_unavailable', `the switch opened no media socket: is [${MEDIA_HOST}] in websocket_client.conf?`);
  }

  return {
    only,
    async withSound(channel) {
      if (sound?.link.isGone()) {
        inside.delete(sound.channel);
        sound = null;
      }
      sound ??= await openSound();
      await only(channel, sound.channel);
      return sound.link;
    },
    async close() {
      sound?.link.close();
      if (sound !== null) await ari.hangUp(sound.channel);
      if (opened) await ari.closeBridge(bridge);
    },
  };
}

/** The call a bridge of ours was made for. */
export function callOfBridge(id: string): string | null {
  return /^(.+)-bridge-[0-9a-f]{8}$/.exec(id)?.[1] ?? null;
}

/** The name of a channel we make ourselves, from which its call can be read. */
export function ownChannel(callId: string, kind: 'media' | 'operator'): string {
  return `${callId}-${kind}-${tag()}`;
}

/** What a channel we made is for; null for a caller. The far half of a Local channel is named like ours, with ;2. */
export function readOwnChannel(id: string): { callId: string; kind: 'media' | 'operator' } | null {
  const [, callId, kind] = /^(.+)-(media|operator)-[0-9a-f]{8}(?:;2)?$/.exec(id) ?? [];
  return callId === undefined ? null : { callId, kind: kind as 'media' | 'operator' };
}

/** Names are not taken up again: after a restart of ours the old ones may still be there. */
function tag(): string {
  return randomBytes(4).toString('hex');
}
