/** What the switch's calls need from the rest: a dialogue that does not know which carrier speaks, and a place for what callers leave. */
import type { AudioWire, Leaving } from '../../audio/ports.js';
import type { CallEvent, WayOn } from '../../domain/call.js';

/** Who hears what comes from a channel. */
export interface Listener {
  /** Sound in frames of 20 ms. */
  audio(ulaw: Buffer): void;
  key(key: string): void;
  /** Everything sent before this mark has been played. */
  mark(name: string): void;
  /** The sound is over. */
  closed(): void;
}

/** Where a call stands: what its newest turn ends with. */
export interface Standing {
  wayOn: WayOn;
  /** Whether the call is over for the dialogue. */
  ended: boolean;
}

export interface CallDialogue {
  /** The first turn of a call. */
  begin(callId: string, caller: { from: string | null; to: string | null }): Promise<void>;
  /** Null when the call is not known. */
  standing(callId: string): Promise<Standing | null>;
  /** Tells the dialogue what happened while nobody listened: a transfer or a recording came to its end. */
  tell(callId: string, event: CallEvent): Promise<void>;
  /** Speaks and listens where the call stands, until `onLeft`. */
  talk(callId: string, wire: AudioWire, onLeft: (why: Leaving) => void): Listener;
  /** Tells the operator what the caller wants; `onSaid` once it was heard. */
  whisper(transfer: Extract<WayOn, { do: 'transfer' }>, wire: AudioWire, onSaid: () => void): Listener;
  /** Keeps what a caller left; null when there is no voice in it. `url` is what the ticket remembers. */
  keep(wav: Buffer): Promise<{ url: string; durationMs: number } | null>;
  /** The line is closed: nobody is there any more. */
  over(callId: string, ending: { at: Date; durationMs: number }): Promise<void>;
  /** Something broke, and the caller was given back to the dialplan. */
  broken(callId: string): Promise<void>;
}
