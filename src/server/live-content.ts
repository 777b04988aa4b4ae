/** Content that changes while the line runs: staff publish, every node takes it in within a second, nothing is lost and all can be undone. */
import type { Finding } from '../catalog/finding.js';
import type { Clock } from '../domain/clock.js';
import type { ContentChange, ContentKind, ContentRevision } from '../domain/content.js';
import { contentId, inForce } from '../domain/content-in-force.js';
import type { AuditEntry } from '../store/audit-log.js';
import type { Assembled } from './assemble-published.js';
import type { ContentKey, ContentStore, NewRevision } from './content-ports.js';
import { type ContentFollower, type ContentState, type FollowParts, followContent } from './follow-content.js';
import { loggableError } from './loggable-error.js';
import { type MergedContent, type Problem, UNPUBLISHED } from './merge-content.js';

/** How often a node asks for what others published. */
const POLL_MS = 400;
/** Publications of other nodes met while checking. */
const TRIES = 5;

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
  const tick = () => void follow().catch((error) => parts.log.error({ err: loggableError(error) }, 'following the content failed'));
  const timer = setInterval(tick, POLL_MS).unref();
  const publish = (changes: readonly ContentChange[], who: Publisher) => publishChanges({ ...parts, follower }, changes, who);
  return {
    published: () => follower.state().published,
    state: () => follower.state(),
    newest: () => follower.newest(),
    standing: (kind, key) => inForce(follower.revisions(), parts.clock()).get(contentId({ kind, key })),
    check: (changes) => check(follower, changes, parts.clock()),
    publish,
    undo: async (batch, who) => publish(await formerValues(parts.store, batch), { verb: 'undo', ...who }),
    formerValues: (batch) => formerValues(parts.store, batch),
    newestOf: (key) => parts.store.newestOf(key),
    refresh: () => follower.refresh(),
    close: () => clearInterval(timer),
  };
}

interface PublishParts {
  follower: ContentFollower;
  store: ContentStore;
  clock: Clock;
}

async function publishChanges(parts: PublishParts, changes: readonly ContentChange[], who: Publisher): Promise<PublishResult> {
  const { follower, store, clock } = parts;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await follower.refresh();
    const newest = follower.newest();
    const conflicts = await conflictsOf(store, changes);
    if (conflicts.length > 0) return refused({ conflicts });
    const { ok, findings, problems } = check(follower, changes, clock());
    if (!ok) return refused({ findings: findings.filter(({ severity }) => severity === 'error'), problems });
    const entry = publicationEntry(changes, who, follower);
    const revisions = await store.append(newRevisions(changes, who, clock()), newest, entry);
    if (revisions === null) continue;
    await follower.refresh();
    return { ok: true, revisions };
  }
  return refused({ conflicts: changes.map(({ kind, key }) => ({ kind, key })) });
}

/** Each change with what stood before, for the audit log; of many at once only the keys: the revisions hold the rest. */
function publicationEntry(
  changes: readonly ContentChange[],
  { verb = 'publish', note }: Publisher,
  follower: ContentFollower,
): AuditEntry {
  const kinds = new Set(changes.map(({ kind }) => kind));
  const action = `${kinds.size === 1 ? [...kinds].join() : 'content'}.${verb}`;
  const [first] = changes;
  if (changes.length !== 1 || first === undefined)
    return { action, subject: `${changes.length}`, after: { keys: changes.map(contentId), note } };
  const before = follower.revisions().findLast((one) => contentId(one) === contentId(first));
  const { key, value, startsAt, endsAt } = first;
  return { action, subject: key, before: before && { value: before.value }, after: { value, startsAt, endsAt, note } };
}

function refused(why: Partial<Extract<PublishResult, { ok: false }>>): PublishResult {
  return { ok: false, conflicts: [], findings: [], problems: [], ...why };
}

async function conflictsOf(store: ContentStore, changes: readonly ContentChange[]): Promise<ContentKey[]> {
  const conflicts: ContentKey[] = [];
  for (const { kind, key, base } of changes)
    if (base !== undefined && (await store.newestOf({ kind, key })) !== base) conflicts.push({ kind, key });
  return conflicts;
}

function newRevisions(changes: readonly ContentChange[], { by, note = null }: Publisher, at: Date): NewRevision[] {
  return changes.map(({ kind, key, value, startsAt, endsAt = null }) => {
    const begins = startsAt && startsAt > at ? startsAt : at;
    return { at, by, kind, key, value, note, startsAt: begins, endsAt };
  });
}

/** Tried out when the last of the changes has begun. */
function check(follower: ContentFollower, changes: readonly ContentChange[], now: Date): ContentCheck {
  const added = newRevisions(changes, { by: '' }, now).map((one) => ({ ...one, revision: UNPUBLISHED, batch: UNPUBLISHED }));
  const at = added.reduce((latest, { startsAt }) => (startsAt > latest ? startsAt : latest), now);
  const tried = follower.tryOut([...follower.revisions(), ...added], at);
  const known = new Set(added.map(contentId));
  const problems = [...tried.problems.filter((problem) => known.has(contentId(problem))), ...added.flatMap(neverInForce)];
  return { ...tried, problems, ok: problems.length === 0 && !tried.findings.some(({ severity }) => severity === 'error') };
}

function neverInForce({ kind, key, startsAt, endsAt }: NewRevision): Problem[] {
  return endsAt !== null && endsAt <= startsAt ? [{ kind, key, message: '结束时间不晚于开始时间' }] : [];
}

/** For each key of a batch what stood before it, with the period of the revision it takes back. */
async function formerValues(store: ContentStore, batch: number): Promise<ContentChange[]> {
  const changes: ContentChange[] = [];
  for (const { kind, key, revision, startsAt, endsAt } of await store.batch(batch)) {
    const older = (await store.history({ kind, key })).filter((one) => one.revision < batch);
    const former = inForce(older, startsAt).get(contentId({ kind, key }));
    changes.push({ kind, key, value: former?.value ?? null, startsAt, endsAt, base: revision });
  }
  return changes;
}
