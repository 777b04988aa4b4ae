/** Which revisions stand at an instant: of each key the one that began last. */
import type { ContentKind, ContentRevision } from './content.js';

/** `kind` and `key` as one. */
export function contentId({ kind, key }: { kind: ContentKind; key: string }): string {
  return `${kind} ${key}`;
}

/**
 * The revision in force of every key, by `contentId`. The one that began last stands, of two that began together the later one: so a
 * change for next month outlives a correction made today, and what runs out gives way to what stood before.
 */
export function inForce(revisions: readonly ContentRevision[], at: Date): Map<string, ContentRevision> {
  const standing = new Map<string, ContentRevision>();
  for (const revision of revisions) {
    if (!hasBegun(revision, at) || (revision.endsAt !== null && revision.endsAt <= at)) continue;
    const id = contentId(revision);
    const other = standing.get(id);
    if (other === undefined || beganLater(revision, other)) standing.set(id, revision);
  }
  return standing;
}

/** Without what can never stand again at or after `at`: something of the same key began later and never ends. */
export function mayStand(revisions: readonly ContentRevision[], at: Date): ContentRevision[] {
  const lasting = new Map<string, ContentRevision>();
  for (const revision of revisions) {
    const other = lasting.get(contentId(revision));
    const lasts = hasBegun(revision, at) && revision.endsAt === null;
    if (lasts && (other === undefined || beganLater(revision, other))) lasting.set(contentId(revision), revision);
  }
  return revisions.filter((one) => {
    const last = lasting.get(contentId(one));
    return last === undefined || last === one || !beganLater(last, one);
  });
}

/** What was published to hold at once holds at once, whatever the clock of this node says. */
function hasBegun({ at: published, startsAt }: ContentRevision, at: Date): boolean {
  return startsAt <= at || startsAt.getTime() === published.getTime();
}

/** The next instant after `at` at which something begins or ends, or null. */
export function nextBoundary(revisions: readonly ContentRevision[], at: Date): Date | null {
  const instants = revisions.flatMap(({ startsAt, endsAt }) => [startsAt, ...(endsAt === null ? [] : [endsAt])]);
  const coming = instants.filter((instant) => instant > at).map((instant) => instant.getTime());
  return coming.length === 0 ? null : new Date(coming.reduce((first, one) => Math.min(first, one)));
}

function beganLater(one: ContentRevision, other: ContentRevision): boolean {
  const apart = one.startsAt.getTime() - other.startsAt.getTime();
  return apart > 0 || (apart === 0 && one.revision > other.revision);
}
