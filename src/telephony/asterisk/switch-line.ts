/** The line on a centre's own telephone switch: takes the calls its dialplan sends us, survives its restarts and ours, and says when it is away. */
import type { AudioClock } from '../../audio/ports.js';
import { type AriChannel, type AriSettings, createAriClient } from './ari-client.js';
import type { AriEvent } from './ari-event.js';
import { openAriEvents } from './ari-events.js';
import { createArrivals } from './arrivals.js';
import { callOfBridge, readOwnChannel } from './call-bridge.js';
import { createLegs } from './legs.js';
import type { SoundLink } from './media/media-socket.js';
import type { CallDialogue } from './ports.js';
import { type Caller, type SwitchCallParts, serveCall } from './switch-call.js';

export interface SwitchLineParts {
  settings: AriSettings;
  dialogue: CallDialogue;
  clock: AudioClock;
  now: () => Date;
  wait: (ms: number) => Promise<void>;
  observer: SwitchObserver;
}

/** Counts and tells what happens; must not throw. */
export interface SwitchObserver extends Pick<SwitchCallParts['observer'], 'transferred'> {
  /** Calls can come in from now on. */
  up(): void;
  /** The switch went away, or was not there; told once until it is back. */
  down(why: string): void;
  /** Calls ended because their switch was gone, or went on that another process had begun. */
  lost(calls: number): void;
  resumed(calls: number): void;
  trouble(error: unknown): void;
}

export interface SwitchLine {
  connected(): boolean;
  /** A media socket has said whose sound it carries; false when nobody asked for it. */
  admit(channel: string, link: SoundLink): boolean;
  /** Takes no more calls and gives those that listen back to the dialplan; those that talk to a person go on. */
  close(): Promise<void>;
}

/** A switch that is away for so long has lost its calls. */
const LOST_MS = 10_000;
/** A channel we have ordered is there by then. */
const APPEARING_MS = 2_000;
/** Calls are given back within this. */
const CLOSING_MS = 3_000;

export function openSwitchLine(parts: SwitchLineParts): SwitchLine {
  const { observer } = parts;
  const ari = createAriClient(parts.settings);
  const [legs, media, recordings] = [createLegs(), createArrivals<SoundLink>(), createArrivals<boolean>()];
  const calls = new Map<string, Promise<void>>();
  let stop!: () => void;
  const closing = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let closed = false;
  /** Calls that talked to a person when they were taken up: their bridge is not ours to close. */
  const talking = new Set<string>();
  let away = false;
  let lostTimer: NodeJS.Timeout | undefined;
  const callParts: SwitchCallParts = { ...parts, ari, legs, media, recordings, closing, onTrouble: observer.trouble };

  function serve(caller: Caller): void {
    if (closed || calls.has(caller.id)) return;
    calls.set(
      caller.id,
      serveCall(callParts, caller).finally(() => {
        calls.delete(caller.id);
        talking.delete(caller.id);
      }),
    );
  }

  function onEvent(event: AriEvent): void {
    legs.event(event);
    if (event.type === 'StasisStart') void arrive(event.channel).catch(observer.trouble);
    else if (event.type === 'RecordingFinished') recordings.arrived(event.recording.name, true);
    else if (event.type === 'RecordingFailed') recordings.arrived(event.recording.name, false);
  }

  /** A channel of ours that nobody waits for any more is put away; everybody else is a caller. */
  async function arrive(channel: AriChannel): Promise<void> {
    if (legs.isKnown(channel.id)) return;
    if (readOwnChannel(channel.id) !== null) await ari.hangUp(channel.id);
    else serve(callerOf(channel));
  }

  /** After every reconnection: calls that are gone are ended, calls nobody serves are taken up, what is left of others is put away. */
  async function reconcile(): Promise<void> {
    const before = [...calls.keys()];
    const present = new Map((await ari.channels()).map((channel) => [channel.id, channel]));
    if (closed) return;
    const gone = before.filter((id) => !present.has(id));
    for (const id of gone) legs.end(id);
    if (gone.length > 0) observer.lost(gone.length);
    const { channels, bridges } = (await ari.application()) ?? { channels: [], bridges: [] };
    if (closed) return;
    await takeUp(channels.flatMap((id) => (calls.has(id) || legs.isKnown(id) ? [] : (present.get(id) ?? []))));
    const left = bridges.filter((id) => !before.includes(callOfBridge(id) ?? '') && !talking.has(callOfBridge(id) ?? ''));
    for (const id of left) if (callOfBridge(id) !== null) await ari.closeBridge(id);
    await endMissed();
  }

  /** Operators and sounds whose end was missed; what was being made when we looked is given time to appear. */
  async function endMissed(): Promise<void> {
    const before = legs.ids();
    await parts.wait(APPEARING_MS);
    if (closed) return;
    const present = new Set((await ari.channels()).map(({ id }) => id));
    for (const id of before) if (!present.has(id)) legs.end(id);
  }

  /** Channels another process of ours left behind. Who talks to a person goes on talking. */
  async function takeUp(found: readonly AriChannel[]): Promise<void> {
    const made = found.filter(({ id }) => !id.endsWith(';2')).map((channel) => ({ channel, own: readOwnChannel(channel.id) }));
    const callers = made
      .filter(({ own, channel }) => own === null && channel.dialplan.app_name === 'Stasis')
      .map(({ channel }) => channel);
    const left = new Set(made.filter(({ own }) => own !== null).map(({ channel }) => channel.id));
    for (const channel of callers) {
      const operator = made.find(({ own }) => own?.kind === 'operator' && own.callId === channel.id)?.channel.id;
      if (operator !== undefined) talking.add(channel.id);
      left.delete(operator ?? '');
      serve({ ...callerOf(channel), operator });
    }
    if (callers.length > 0) observer.resumed(callers.length);
    for (const id of left) await ari.hangUp(id);
  }

  function lose(): void {
    const ids = [...calls.keys()];
    for (const id of ids) legs.end(id);
    if (ids.length > 0) observer.lost(ids.length);
  }

  const events = openAriEvents({
    settings: parts.settings,
    onEvent,
    onUp() {
      clearTimeout(lostTimer);
      lostTimer = undefined;
      away = false;
      observer.up();
      void reconcile().catch((error) => closed || observer.trouble(error));
    },
    onDown(why) {
      lostTimer ??= setTimeout(lose, LOST_MS);
      if (!away) observer.down(why);
      away = true;
    },
  });

  return {
    connected: events.connected,
    admit: media.arrived,
    async close() {
      closed = true;
      stop();
      await Promise.race([Promise.all(calls.values()), parts.wait(CLOSING_MS)]);
      clearTimeout(lostTimer);
      events.close();
    },
  };
}

function callerOf({ id, caller, dialplan }: AriChannel): Caller {
  return { id, number: caller.number, dialled: dialplan.exten };
}
