/** A call as sound: frames and keys in, spoken answers out. Knows neither carrier nor recogniser; everything is looked at on each frame and by one watchdog. */
import type { CallEvent, Gather } from '../domain/call.js';
import { type AudioCallParts, DEAD_MS, FILLER_MS, GIVE_UP_MS, LONGEST_TURN_MS, WATCH_MS } from './audio-call-parts.js';
import type { Utterance } from './endpointer.js';
import { createHearing, type Hearing } from './hearing.js';
import { interrupts } from './interruption.js';
import { createKeyEntry, type KeyEntry } from './key-entry.js';
import { createPlayer, type Player } from './player.js';
import type { Leaving, LiveTurn, OwnSentences, RecognitionFailure } from './ports.js';

type Phase = 'starting' | 'speaking' | 'listening' | 'thinking' | 'over';

/** One call; made when the line's sound begins. */
export class AudioCall {
  private readonly parts: AudioCallParts;
  private readonly player: Player;
  private readonly hearing: Hearing;
  private readonly keys: KeyEntry = createKeyEntry();
  private readonly stopWatching: () => void;
  private phase: Phase = 'starting';
  private live: LiveTurn | null = null;
  private phaseMs: number;
  private frameMs: number;
  private fillerSaid = false;
  /** When what is being answered was over. */
  private askedMs = 0;
  /** The last turn whose playing was noted. */
  private noted = -1;
  /** Said while the answer to something else was being made. */
  private waiting: Utterance | null = null;

  constructor(parts: AudioCallParts) {
    this.parts = parts;
    this.phaseMs = this.frameMs = parts.clock.now();
    const now = parts.clock.now;
    this.player = createPlayer({
      ...parts,
      now,
      onTrouble: (error) => this.broken('voice', error),
      onFirstSound: (turn) => {
        if (turn !== null && this.askedMs > 0) parts.observer.firstAudio(now() - this.askedMs);
      },
    });
    this.hearing = createHearing({
      ...parts,
      now,
      player: this.player,
      onUtterance: (utterance) => this.said(utterance),
      onDeaf: (failure) => this.deafened(failure),
    });
    this.stopWatching = parts.clock.every(WATCH_MS, () => this.look());
    parts.conversation
      .current()
      .then((live) => (live === null ? this.leave('lost') : this.speak(live)))
      .catch((error) => this.broken('answer', error));
  }

  /** Sound from the caller, in pieces of 20 ms. */
  audio(ulaw: Buffer): void {
    if (this.isOver()) return;
    this.frameMs = this.now();
    this.look(() => this.hearing.frame(ulaw, this.player.state() === 'playing'));
  }

  /** A key was pressed. It ends what is said on both sides. */
  key(key: string): void {
    if (this.isOver()) return;
    this.keys.press(key, this.now());
    if (this.phase === 'thinking' || this.phase === 'starting' || this.gather() === null) return;
    this.hearing.discard();
    this.stopSpeaking();
    this.look();
  }

  /** The far end has played, or dropped, everything before a mark. */
  mark(name: string): void {
    this.player.mark(name);
  }

  /** The line is gone: the caller hung up, or the connection broke. */
  closed(): void {
    this.leave('closed');
  }

  private now(): number {
    return this.parts.clock.now();
  }

  private isOver(): boolean {
    return this.phase === 'over';
  }

  private enter(phase: Phase): void {
    this.phase = phase;
    this.phaseMs = this.now();
  }

  private gather(): Gather | null {
    return this.live?.reply.wayOn.do === 'gather' ? this.live.reply.wayOn.gather : null;
  }

  /** Speaks a turn's reply and listens for what it asks. */
  private speak(live: LiveTurn): void {
    if (this.isOver()) return;
    const { reply } = live;
    this.live = live;
    this.fillerSaid = false;
    const gather = this.gather();
    if (gather !== null) this.keys.await(gather.keys, this.now());
    this.hearing.ask(live);
    if (this.isOver()) return;
    this.enter('speaking');
    this.player.play(reply.spoken, { turn: reply.index, slow: reply.slow });
    // Who keys ahead, or went on talking while we thought, does not want to hear it.
    const talkedOn = this.waiting !== null && gather !== null && interrupts(this.waiting.text, gather.expects);
    if (!talkedOn) this.waiting = null;
    if (talkedOn || (gather !== null && this.keys.pending())) this.stopSpeaking();
    this.look();
  }

  /** Looks at everything that time or sound may have changed. A defect ends this call's sound, never the process with all the others. */
  private look(first = () => {}): void {
    if (this.isOver()) return;
    try {
      first();
      this.lookAround();
    } catch (error) {
      this.broken('answer', error);
    }
  }

  private lookAround(): void {
    this.player.tick();
    this.hearing.tick();
    const dead = this.now() >= this.frameMs + DEAD_MS;
    if (dead || (this.phase === 'starting' && this.now() >= this.phaseMs + GIVE_UP_MS)) this.leave('lost');
    if (this.phase === 'speaking') this.whileSpeaking();
    if (this.phase === 'listening') this.whileListening();
    if (this.phase === 'thinking') this.whileThinking();
  }

  private whileSpeaking(): void {
    const gather = this.gather();
    if (gather !== null && this.hearing.interrupted(gather.expects)) this.stopSpeaking();
    if (this.phase === 'speaking' && this.player.state() === 'idle') this.spoken();
  }

  /** The caller has the word: what was not heard of the reply is noted as not heard. */
  private stopSpeaking(): void {
    if (this.phase !== 'speaking') return;
    this.player.stop();
    this.notePlayed();
    this.enter('listening');
  }

  /** Everything was said. */
  private spoken(): void {
    const { wayOn } = (this.live as LiveTurn).reply;
    this.notePlayed();
    if (wayOn.do === 'gather') this.enter('listening');
    else this.leave(wayOn.do);
  }

  private notePlayed(): void {
    const index = this.live?.reply.index;
    if (index === undefined || index === this.noted) return;
    this.noted = index;
    this.parts.conversation.played(index, this.player.played(index));
  }

  private whileListening(): void {
    const digits = this.keys.take(this.now());
    if (digits !== null) this.answer({ kind: 'keys', digits });
    else if (this.waiting !== null) this.answer({ kind: 'speech', ...this.waiting });
    else if (this.isTired()) this.answer({ kind: 'silence' });
    else this.fill(this.hearing.waitedMs());
  }

  private isTired(): boolean {
    const gather = this.gather();
    const talking = this.keys.pending() || this.hearing.talking();
    return gather !== null && this.now() >= this.phaseMs + (talking ? LONGEST_TURN_MS : gather.timeoutMs);
  }

  /** An utterance is over. What is said over our own words counts only when it interrupts them. */
  private said(utterance: Utterance): void {
    const gather = this.gather();
    if (this.phase === 'speaking' && (gather === null || !interrupts(utterance.text, gather.expects))) return;
    if (this.phase === 'speaking') this.stopSpeaking();
    if (this.phase === 'listening') this.answer({ kind: 'speech', ...utterance });
    else this.waiting = utterance;
  }

  private answer(event: CallEvent): void {
    const index = (this.live as LiveTurn).reply.index + 1;
    this.enter('thinking');
    this.waiting = null;
    this.askedMs = this.now();
    this.parts.conversation
      .answer(event, index)
      .then((live) => this.speak(live))
      .catch((error) => this.broken('answer', error));
  }

  private whileThinking(): void {
    const ms = this.now() - this.phaseMs;
    if (ms >= GIVE_UP_MS) this.leave('lost');
    else this.fill(ms);
  }

  /** Who waits in silence for more than a second is told, once a question. */
  private fill(waitedMs: number): void {
    if (waitedMs < FILLER_MS || this.fillerSaid || this.live === null) return;
    this.fillerSaid = true;
    this.parts.observer.filler();
    this.say(this.live, this.parts.sentences.filler);
  }

  private say({ reply: { language, slow } }: LiveTurn, sentences: OwnSentences['filler']): void {
    this.player.play(sentences[language], { turn: null, slow });
  }

  private deafened(failure: RecognitionFailure): void {
    this.parts.onTrouble('recogniser', failure);
    if (this.parts.whenDeaf === 'leave') this.leave('deaf');
    if (this.isOver()) return;
    if (this.player.state() === 'held') this.player.resume();
    if (this.live !== null) this.say(this.live, this.parts.sentences.keysOnly);
    if (this.phase === 'listening') this.enter('speaking');
  }

  private broken(what: 'voice' | 'answer', error: unknown): void {
    if (this.isOver()) return;
    this.parts.onTrouble(what, error);
    this.leave(what === 'voice' ? 'mute' : 'lost');
  }

  private leave(why: Leaving): void {
    if (this.isOver()) return;
    const unheard = this.phase === 'speaking' && this.player.state() !== 'idle';
    this.player.stop();
    if (unheard) this.notePlayed();
    this.phase = 'over';
    this.stopWatching();
    this.hearing.close();
    this.parts.observer.left(why);
    this.parts.wire.close();
    this.parts.onLeft(why);
  }
}
