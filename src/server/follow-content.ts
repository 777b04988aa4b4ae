/** Follows the publications of all nodes: asks for the newest revision, and swaps what the line answers with as a whole. */
import type { Logger } from 'pino';
import type { Published } from '../calls/published.js';
import { refuseErrors } from '../catalog/check-catalog.js';
import type { Finding } from '../catalog/finding.js';
import type { Clock } from '../domain/clock.js';
import type { ContentRevision } from '../domain/content.js';
import { inForce, mayStand, nextBoundary } from '../domain/content-in-force.js';
import type { Understand, UnderstandResources } from '../understand/understand.js';
import { type Assembled, type BuiltUnderstand, createAssembler } from './assemble-published.js';
import type { ContentStore } from './content-ports.js';
import { createMerge, type MergedContent, sourceOf } from './merge-content.js';
import { understandResources } from './published-content.js';
import type { PublishedFiles } from './read-published-files.js';

export interface FollowParts {
  files: PublishedFiles;
  store: Pick<ContentStore, 'newest' | 'since'>;
  clock: Clock;
  log: Logger;
  operatorNumber: string | null;
  /** Builds an understanding; takes seconds, so it is done when `quiet` says that nobody is on the line. */
  build: (resources: UnderstandResources) => Promise<Understand>;
  quiet: () => boolean;
}

/** Who teaches one thing teaches more: the understanding is built anew once nothing was published for so long. */
const SETTLED_MS = 60_000;

/** What the line says and knows at the moment. */
export interface ContentState {
  published: Published;
  content: MergedContent;
  findings: readonly Finding[];
}

export interface ContentFollower {
  state(): ContentState;
  /** Everything that stands or may come to stand, oldest first. */
  revisions(): readonly ContentRevision[];
  /** Number of the newest revision taken in. */
  newest(): number;
  /** Takes in what is new or has begun or ended since; at once when nothing has. */
  refresh(): Promise<void>;
  /** Builds the understanding anew when it is older than the content and the line is quiet. */
  rebuild(): Promise<void>;
  /** What other revisions would make of the content at an instant; nothing is swapped. */
  tryOut(revisions: readonly ContentRevision[], at: Date): Assembled & { content: MergedContent };
}

/** Takes in all there is. Throws what is wrong with the files; a publication that does not fit them (any more) is left out and logged. */
export async function followContent(parts: FollowParts): Promise<ContentFollower> {
  const { files, store, clock, log, operatorNumber } = parts;
  const merge = createMerge(files);
  const mergeTrial = createMerge(files);
  const assemble = createAssembler(files, operatorNumber);
  let newest = await store.newest();
  let revisions = await store.since(0, clock());
  newest = newestOf(revisions, newest);
  let boundary: Date | null = null;
  let built = await buildFor(parts, merge(standing(revisions, clock())));
  let state = takeIn();
  let changedAt = clock();

  /** What does not fit is left out, until all that is left does; the files alone do, or the line does not start. */
  function takeIn(): ContentState {
    const content = merge(standing(revisions, clock()));
    const { published, findings, problems } = assemble(content, built, clock());
    const faulty = revisions.filter((one) => isFaulty(one, findings));
    if (faulty.length === 0 && hasErrors(findings)) {
      if (revisions.length === 0) refuseErrors(findings);
      faulty.push(...revisions);
    }
    if (faulty.length === 0) {
      if (problems.length > 0) log.error(`${problems.length} publications do not fit this version and are left out`);
      boundary = nextBoundary(revisions, clock());
      return { published, content, findings };
    }
    log.error(`revisions ${faulty.map(({ revision }) => revision).join(', ')} make the catalog faulty and are left out`);
    revisions = revisions.filter((one) => !faulty.includes(one));
    return takeIn();
  }

  const refresh = inTurn(async () => {
    const now = await store.newest();
    const changed = now !== newest;
    if (changed) {
      const added = await store.since(newest, clock());
      revisions = mayStand([...revisions, ...added], clock());
      newest = newestOf(added, now);
    }
    if (changed || (boundary !== null && boundary <= clock())) {
      state = takeIn();
      changedAt = clock();
    }
  });

  const rebuild = inTurn(async () => {
    const { content } = state;
    const settled = clock().getTime() - changedAt.getTime() >= SETTLED_MS;
    if (isOf(built, content) || !settled || !parts.quiet()) return;
    built = await buildFor(parts, content);
    state = takeIn();
  });

  return {
    state: () => state,
    revisions: () => revisions,
    newest: () => newest,
    refresh,
    rebuild,
    tryOut: (others, at) => {
      const content = mergeTrial(standing(others, at));
      return { ...assemble(content, built, at), content };
    },
  };
}

/** More may have been published between the two questions. */
function newestOf(read: readonly ContentRevision[], newest: number): number {
  return Math.max(newest, read.at(-1)?.revision ?? 0);
}

interface Built extends BuiltUnderstand {
  content: MergedContent;
}

async function buildFor({ files, build }: FollowParts, content: MergedContent): Promise<Built> {
  const resources = understandResources(files, content);
  return { understand: await build(resources), resources, content };
}

/** Prompts and notices do not change what is understood. */
function isOf(built: Built, content: MergedContent): boolean {
  return built.content.catalog === content.catalog && built.content.phrases === content.phrases;
}

function standing(revisions: readonly ContentRevision[], at: Date): ContentRevision[] {
  return [...inForce(revisions, at).values()];
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function isFaulty(revision: ContentRevision, findings: readonly Finding[]): boolean {
  return findings.some(({ severity, file }) => severity === 'error' && file === sourceOf(revision));
}

/** One at a time; whoever asks while it runs gets a run that begins after it. */
function inTurn(run: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    if (next !== null) return next;
    const mine = last.then(() => {
      next = null;
      return run();
    });
    next = mine;
    last = mine.catch(() => {});
    return mine;
  };
}
