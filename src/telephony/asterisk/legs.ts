/** The channels we deal with, as the switch's events tell of them: entered our application, pressed a key, ended. */
import type { AriEvent } from './ari-event.js';

/** How a channel ended: the cause of ITU-T Q.850 and the last word of the dialling, where they are known. */
export interface LegEnd {
  cause: number | null;
  dialled: string | null;
}

export interface Leg {
  readonly id: string;
  /** Resolves when the channel is ours to order about; false when it ended before. */
  readonly entered: Promise<boolean>;
  readonly ended: Promise<LegEnd>;
  isOver(): boolean;
}

export interface Legs {
  /** Watches a channel from now on; to be called before the switch is told to make it, since events overtake answers. */
  open(id: string, onKey?: (key: string) => void): Leg;
  /** The channel does not exist, or nobody can tell any more. */
  end(id: string, end?: Partial<LegEnd>): void;
  isKnown(id: string): boolean;
  ids(): string[];
  event(event: AriEvent): void;
}

interface Watched {
  leg: Leg;
  enter(entered: boolean): void;
  finish(end: LegEnd): void;
  onKey: (key: string) => void;
  dialled: string | null;
}

export function createLegs(): Legs {
  const watched = new Map<string, Watched>();

  function end(id: string, { cause = null }: Partial<LegEnd> = {}): void {
    const one = watched.get(id);
    if (one === undefined) return;
    watched.delete(id);
    one.enter(false);
    one.finish({ cause, dialled: one.dialled });
  }

  return {
    open(id, onKey = () => {}) {
      const one = watch(id, onKey);
      watched.set(id, one);
      return one.leg;
    },
    end,
    isKnown: (id) => watched.has(id),
    ids: () => [...watched.keys()],
    event(event) {
      if (event.type === 'StasisStart') watched.get(event.channel.id)?.enter(true);
      else if (event.type === 'StasisEnd') end(event.channel.id);
      else if (event.type === 'ChannelDestroyed') end(event.channel.id, { cause: event.cause });
      else if (event.type === 'ChannelDtmfReceived') watched.get(event.channel.id)?.onKey(event.digit);
      else if (event.type === 'Dial') {
        const one = watched.get(event.peer.id);
        if (one !== undefined && event.dialstatus !== '') one.dialled = event.dialstatus;
      }
    },
  };
}

function watch(id: string, onKey: (key: string) => void): Watched {
  let over = false;
  let enter!: (entered: boolean) => void;
  let resolve!: (end: LegEnd) => void;
  const entered = new Promise<boolean>((done) => {
    enter = done;
  });
  const ended = new Promise<LegEnd>((done) => {
    resolve = done;
  });
  const finish = (end: LegEnd) => {
    over = true;
    resolve(end);
  };
  return { leg: { id, entered, ended, isOver: () => over }, enter, finish, onKey, dialled: null };
}
