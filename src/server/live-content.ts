/** Content that changes while the line runs: staff publish, every node takes it in within a second, nothing is lost and all can be undone. */
import type { Finding } from '../catalog/finding.js';
import type { ContentChange, ContentKind, ContentRevision } from '../domain/content.js';
import { contentId, inForce } from '../domain/content-in-force.js';
import type { Language } from '../domain/language.js';
import type { LanguageData } from '../understand/parse-language.js';
import type { Assembled } from './assemble-published.js';
import type { ContentKey, ContentStore } from './content-ports.js';
import { type ContentState, type FollowParts, followContent } from './follow-content.js';
import { loggableError } from './loggable-error.js';
import type { MergedContent, Problem } from './merge-content.js';
import { checkChanges, formerValues, publishChanges } from './publish-content.js';

/** How often a node asks for what others published. */
const POLL_MS = 400;

/** Who publishes, and why. */
export interface Publisher {
  by: string;
  note?: string | null;
  /** What the audit log calls it, after the kind; `publish` when absent. */
  verb?: string;
}

/** What changes would do, before anything is published. */
export interface ContentCheck extends Assembled {
  content: MergedContent;
  /** True when nothing forbids publishing. */
  ok: boolean;
}

export type PublishResult =
  | { ok: true; revisions: ContentRevision[] }
  /** `conflicts`: somebody published the key since the editor read it. `findings`: the errors of the lint. */
  | { ok: false; conflicts: ContentKey[]; findings: Finding[]; problems: Problem[] };

export interface LiveContent {
  /** One immutable object, swapped as a whole: take it once a turn. */
  published(): ContentState['published'];
  /** The content as staff edit it: items, windows, wordings, phrases, notices, with the lint's findings. */
  state(): ContentState;
  /** How callers speak, as the files say it; what was taught is in `state`. */
  language: Record<Language, LanguageData>;
  /** Number of the newest revision taken in. */
  newest(): number;
  /** The value of a key as published now; undefined when only the files speak. */
  standing(kind: ContentKind, key: string): ContentRevision | undefined;
  /** What the line would be with these changes, at the latest instant any of them begins. */
  check(changes: readonly ContentChange[]): ContentCheck;
  /** Publishes all changes or none. */
  publish(changes: readonly ContentChange[], who: Publisher): Promise<PublishResult>;
  /** Publishes what stood before a batch; refused as a conflict when one of its keys was changed since. */
  undo(batch: number, who: Publisher): Promise<PublishResult>;
  /** What `undo` would publish; nothing for an unknown batch. */
  formerValues(batch: number): Promise<ContentChange[]>;
  /** Number of the newest revision of a key, planned ones included: the `base` of a change made from here. */
  newestOf(key: ContentKey): Promise<number>;
  /** Takes in at once what other nodes published. */
  refresh(): Promise<void>;
  close(): void;
}

/** Takes in files and publications and keeps following them. */
export async function openLiveContent(parts: FollowParts & { store: ContentStore }): Promise<LiveContent> {
  const follower = await followContent(parts);
  const follow = async () => {
    await follower.refresh();
    await follower.rebuild();
  };
  const timer = setInterval(onlyFirstFailure(follow, parts.log), POLL_MS).unref();
  const publish = (changes: readonly ContentChange[], who: Publisher) => publishChanges({ ...parts, follower }, changes, who);
  return {
    published: () => follower.state().published,
    state: () => follower.state(),
    language: parts.files.language,
    newest: () => follower.newest(),
    standing: (kind, key) => inForce(follower.revisions(), parts.clock()).get(contentId({ kind, key })),
    check: (changes) => checkChanges(follower, changes, parts.clock()),
    publish,
    undo: async (batch, who) => publish(await formerValues(parts.store, batch), { verb: 'undo', ...who }),
    formerValues: (batch) => formerValues(parts.store, batch),
    newestOf: (key) => parts.store.newestOf(key),
    refresh: () => follower.refresh(),
    close: () => clearInterval(timer),
  };
}

/** A database that is away is told of once, not with every question. */
function onlyFirstFailure(follow: () => Promise<void>, log: FollowParts['log']): () => void {
  let failing = false;
  const fail = (error: unknown) => {
    if (!failing) log.error({ err: loggableError(error) }, 'following the content failed; trying on');
    failing = true;
  };
  return () =>
    void follow().then(() => {
      failing = false;
    }, fail);
}
