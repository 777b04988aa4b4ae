/** Publishing: what changes would do, writing them down with their audit entry, and what taking them back would be. */
import type { Clock } from '../domain/clock.js';
import type { ContentChange, ContentRevision } from '../domain/content.js';
import { contentId, inForce } from '../domain/content-in-force.js';
import type { AuditEntry } from '../store/audit-log.js';
import type { ContentKey, ContentStore, NewRevision } from './content-ports.js';
import type { ContentFollower } from './follow-content.js';
import type { ContentCheck, Publisher, PublishResult } from './live-content.js';
import { type Problem, UNPUBLISHED } from './merge-content.js';

/** Publications of other nodes met while checking. */
const TRIES = 5;

interface PublishParts {
  follower: ContentFollower;
  store: ContentStore;
  clock: Clock;
}

/** Checks and publishes all changes or none; what other nodes publish meanwhile is taken in and checked with. */
export async function publishChanges(
  parts: PublishParts,
  changes: readonly ContentChange[],
  who: Publisher,
): Promise<PublishResult> {
  const { follower, store, clock } = parts;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    await follower.refresh();
    const newest = follower.newest();
    const conflicts = await conflictsOf(store, changes);
    if (conflicts.length > 0) return refused({ conflicts });
    const at = afterAll(follower.revisions(), clock());
    const { ok, findings, problems } = checkChanges(follower, changes, at);
    if (!ok) return refused({ findings: findings.filter(({ severity }) => severity === 'error'), problems });
    const entry = publicationEntry(changes, who, follower);
    const revisions = await store.append(newRevisions(changes, who, at), newest, entry);
    if (revisions === null) continue;
    await follower.refresh();
    return { ok: true, revisions };
  }
  return refused({ conflicts: changes.map(({ kind, key }) => ({ kind, key })) });
}

/** Now, or when the newest was published: a clock that is behind must not make the later change the earlier one. */
function afterAll(revisions: readonly ContentRevision[], now: Date): Date {
  return revisions.reduce((latest, { at }) => (at > latest ? at : latest), now);
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
export function checkChanges(follower: ContentFollower, changes: readonly ContentChange[], now: Date): ContentCheck {
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
export async function formerValues(store: ContentStore, batch: number): Promise<ContentChange[]> {
  const changes: ContentChange[] = [];
  for (const { kind, key, revision, startsAt, endsAt } of await store.batch(batch)) {
    const older = (await store.history({ kind, key })).filter((one) => one.revision < batch);
    const former = inForce(older, startsAt).get(contentId({ kind, key }));
    changes.push({ kind, key, value: former?.value ?? null, startsAt, endsAt, base: revision });
  }
  return changes;
}
