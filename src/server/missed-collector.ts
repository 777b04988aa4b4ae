/** Looks through calls that are over for what was not understood, in the background, and groups it. */
import type { Logger } from 'pino';
import { missedTurns } from '../calls/missed-turns.js';
import type { Clock } from '../domain/clock.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { type AlikeGroups, createAlikeGroups } from '../understand/alike-groups.js';
import type { LanguageData } from '../understand/parse-language.js';
import { type TaughtWords, wordsOf } from '../understand/taught-words.js';
import { loggableError } from './loggable-error.js';
import type { GroupedTurn, MissedStore } from './missed-ports.js';

/** Late webhooks of a call that is over may still come. */
const SETTLED_MS = 10_000;
const PAUSE_MS = 5_000;
/** How long the words of a deleted call may still name a group. */
const HOUR_MS = 3_600_000;
/** Calls looked through at a time; a backlog is worked off batch after batch. */
const BATCH = 50;

export interface MissedParts {
  store: Pick<MissedStore, 'unexamined' | 'note' | 'heads' | 'forget'>;
  language: Record<Language, LanguageData>;
  clock: Clock;
  log: Logger;
}

export interface MissedCollector {
  /** Looks through everything that waits; returns how many calls. */
  collect(): Promise<number>;
  /** Lets the batch at work be written. */
  close(): Promise<void>;
}

/** Begins to collect. Several nodes may do so on one database: what two of them find is written once. */
export function createMissedCollector(parts: MissedParts): MissedCollector {
  const grouper = createGrouper(parts);
  let closed = false;
  let running: Promise<number> | null = null;

  async function work(): Promise<number> {
    let looked = 0;
    while (!closed) {
      const calls = await parts.store.unexamined(new Date(parts.clock().getTime() - SETTLED_MS), BATCH);
      if (calls.length === 0) break;
      const found = calls.flatMap(({ turns, outcome }) => missedTurns(turns, outcome));
      await parts.store.note(
        await grouper(found),
        calls.map(({ id }) => id),
        parts.clock(),
      );
      looked += calls.length;
    }
    return looked;
  }
  const collect = () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
  const tick = () => void collect().catch((error) => parts.log.error({ err: loggableError(error) }, 'collecting failed'));
  const timer = setInterval(tick, PAUSE_MS).unref();
  const forget = () =>
    void parts.store.forget().catch((error) => parts.log.error({ err: loggableError(error) }, 'forgetting failed'));
  const hourly = setInterval(forget, HOUR_MS).unref();
  return {
    collect,
    async close() {
      closed = true;
      clearInterval(timer);
      clearInterval(hourly);
      await running?.catch(() => {});
    },
  };
}

type Grouper = (found: readonly GroupedTurn['turn'][]) => Promise<GroupedTurn[]>;

/** Knows all groups by their heads and keeps up with those other nodes make. */
function createGrouper({ store, language }: Pick<MissedParts, 'store' | 'language'>): Grouper {
  const words = wordsOf(language);
  const groups = Object.fromEntries(LANGUAGES.map((name) => [name, createAlikeGroups(words[name].sounds.code)])) as Record<
    Language,
    AlikeGroups
  >;
  let newest = 0;

  return async (found) => {
    for (const { id, language: name, key } of await store.heads(newest)) {
      groups[name].add(id, key);
      newest = id;
    }
    // Of like questions in one batch the first makes the group.
    const fresh = createFresh(words);
    return found.map((turn) => {
      const key = keyOf(words[turn.language], turn.text);
      const group = groups[turn.language].find(key) ?? null;
      return { turn, group, key: group === null ? fresh(turn.language, key) : key };
    });
  };
}

/** What a question is about, without fillers and the words that ask; all of it where nothing is left. */
export function keyOf({ core, spell }: TaughtWords, text: string): string {
  const bare = core(text);
  return bare.length >= 2 ? bare : spell(text) || text;
}

function createFresh(words: Record<Language, TaughtWords>): (language: Language, key: string) => string {
  const keys: string[] = [];
  const groups = Object.fromEntries(LANGUAGES.map((name) => [name, createAlikeGroups(words[name].sounds.code)])) as Record<
    Language,
    AlikeGroups
  >;
  return (language, key) => {
    const known = groups[language].find(key);
    if (known !== undefined) return keys[known] ?? key;
    groups[language].add(keys.push(key) - 1, key);
    return key;
  };
}
