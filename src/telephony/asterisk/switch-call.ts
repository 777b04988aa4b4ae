/** One call on the switch, from its first ring to its end, written down in the order it happens. */
import type { AudioClock, Leaving } from '../../audio/ports.js';
import type { DialResult, WayOn } from '../../domain/call.js';
import { HotlineError } from '../../errors.js';
import { callerNumber } from '../caller-number.js';
import type { AriClient } from './ari-client.js';
import type { Arrivals } from './arrivals.js';
import { type CallBridge, createCallBridge } from './call-bridge.js';
import type { Leg, Legs } from './legs.js';
import type { SoundLink } from './media/media-socket.js';
import { awaitOperator, transfer } from './operator-leg.js';
import type { CallDialogue, Listener } from './ports.js';
import { takeMessage } from './voice-message.js';

export interface SwitchCallParts {
  ari: AriClient;
  legs: Legs;
  /** Media sockets by their channel. */
  media: Arrivals<SoundLink>;
  /** Recordings by their name: true when there is something in it. */
  recordings: Arrivals<boolean>;
  dialogue: CallDialogue;
  clock: AudioClock;
  now: () => Date;
  wait: (ms: number) => Promise<void>;
  /** Resolves when this process is told to stop. */
  closing: Promise<void>;
  observer: { transferred(result: DialResult): void };
  onTrouble: (error: unknown) => void;
}

export interface Caller {
  id: string;
  /** As the carrier names the two ends. */
  number: string;
  dialled: string;
  /** The operator's channel the caller talks to already: this process was restarted. */
  operator?: string;
}

/** A call, as its parts need it. */
export interface Call {
  readonly id: string;
  readonly from: string | null;
  readonly leg: Leg;
  readonly bridge: CallBridge;
  readonly parts: SwitchCallParts;
}

/** The caller hung up, or nobody can tell any more: the call is over wherever it stood. */
class Gone extends Error {}
/** This process stops: the dialplan goes on with the caller. */
class Closing extends Error {}

/** Sound that breaks so often is not tried again. */
const SOUND_TRIES = 3;
/** The last word is still on its way through the caller's telephone. */
const LAST_WORD_MS = 300;

/** Serves a call to its end. Never throws. The channel is watched from the first moment on: keys and hang-ups do not wait. */
export async function serveCall(parts: SwitchCallParts, caller: Caller): Promise<void> {
  const { legs, clock, dialogue, onTrouble } = parts;
  const keys = createKeys();
  const leg = legs.open(caller.id, keys.press);
  const bridge = createCallBridge(parts, caller.id);
  const startedMs = clock.now();
  try {
    const from = await shownNumber(parts, caller);
    await converse({ id: caller.id, from, leg, bridge, parts }, caller, keys);
  } catch (error) {
    await giveUp(parts, leg, error);
  }
  await quietly(bridge.close());
  legs.end(caller.id);
  const durationMs = Math.round(clock.now() - startedMs);
  await dialogue.over(caller.id, { at: parts.now(), durationMs }).catch(onTrouble);
}

/** Carriers send the number also of those who do not want it shown. */
async function shownNumber({ ari }: SwitchCallParts, { id, number }: Caller): Promise<string | null> {
  const from = callerNumber(number);
  return from === null || (await ari.isWithheld(id)) ? null : from;
}

async function converse(call: Call, { dialled, operator }: Caller, keys: Keys): Promise<void> {
  const { ari, wait } = call.parts;
  const [answered] = await Promise.all([ari.answer(call.id), begin(call, callerNumber(dialled))]);
  if (!answered) throw new Gone();
  if (operator !== undefined) await awaitOperator(call, operator);
  for (;;) {
    if (call.leg.isOver()) throw new Gone();
    const wayOn = await talk(call, keys);
    keys.forget();
    if (wayOn.do === 'transfer') await transfer(call, wayOn);
    else if (wayOn.do === 'record') await takeMessage(call, wayOn);
    else break;
  }
  await wait(LAST_WORD_MS);
  await ari.hangUp(call.id);
}

/** A call that is known already goes on where it stood. */
async function begin({ id, from, parts: { dialogue } }: Call, to: string | null): Promise<void> {
  if ((await dialogue.standing(id)) === null) await dialogue.begin(id, { from, to });
}

/** Speaks and listens until the dialogue wants something else; sound that breaks is opened again. */
async function talk(call: Call, keys: Keys): Promise<WayOn> {
  const { dialogue } = call.parts;
  for (let tries = 0; tries < SOUND_TRIES; tries++) {
    const standing = await dialogue.standing(call.id);
    if (standing === null) throw new HotlineError('internal', 'a call on the switch is not known');
    if (standing.ended) return { do: 'hangup' };
    const why = await listenOnce(call, keys);
    if (why === 'hangup' || why === 'transfer' || why === 'record') return ((await dialogue.standing(call.id)) ?? standing).wayOn;
  }
  throw new HotlineError('switch_unavailable', 'the sound of a call broke again and again');
}

async function listenOnce(call: Call, keys: Keys): Promise<Leaving> {
  const { dialogue, closing } = call.parts;
  const { wire, listen, stop } = (await call.bridge.withSound(call.id)).openWire();
  let stopping = false;
  const why = await new Promise<Leaving>((left) => {
    const listener = dialogue.talk(call.id, wire, left);
    keys.pressFor(listener);
    listen(listener);
    void call.leg.ended.then(() => listener.closed());
    void closing.then(() => {
      stopping = true;
      listener.closed();
    });
  });
  keys.keep();
  stop();
  if (call.leg.isOver()) throw new Gone();
  if (stopping) throw new Closing();
  return why;
}

/** Whoever is still on the line gets what the dialplan has for them. A call the switch knows nothing of any more is just over. */
async function giveUp(parts: SwitchCallParts, leg: Leg, error: unknown): Promise<void> {
  if (error instanceof Gone) return;
  if (!(error instanceof Closing)) parts.onTrouble(error);
  if (leg.isOver()) return;
  const given = await parts.ari.goOn(leg.id).catch(() => false);
  if (given && !(error instanceof Closing)) await parts.dialogue.broken(leg.id).catch(parts.onTrouble);
}

/** What is left of a call is put away, whether or not the switch is still there. */
async function quietly(work: Promise<unknown>): Promise<void> {
  await work.catch(() => {});
}

interface Keys {
  press(key: string): void;
  /** Keys pressed since `keep` and from now on go here. */
  pressFor(listener: Listener): void;
  /** Nobody listens for a moment: keys are kept. */
  keep(): void;
  /** Keys are for somebody else, until `pressFor`. */
  forget(): void;
}

function createKeys(): Keys {
  let listener: Listener | null = null;
  let kept: string[] | null = [];
  return {
    press(key) {
      if (listener !== null) listener.key(key);
      else kept?.push(key);
    },
    pressFor(next) {
      listener = next;
      for (const key of kept ?? []) next.key(key);
      kept = null;
    },
    keep() {
      listener = null;
      kept = [];
    },
    forget() {
      kept = null;
    },
  };
}
