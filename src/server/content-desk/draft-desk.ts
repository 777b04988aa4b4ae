/** Where staff work on content: drafts of each person, a look at what they would change, and publishing them after the scripted calls. */
import { describeFinding } from '../../catalog/finding.js';
import type { Actor } from '../../domain/actor.js';
import type { DraftSave, DraftSaved, DraftsView, PublishRequest, Review } from '../../domain/console/content-drafts.js';
import type { JobView } from '../../domain/console/content-jobs.js';
import type { ContentChange, ContentDraft, ContentKind } from '../../domain/content.js';
import { PROMPTS } from '../../domain/prompt.js';
import type { ContentKey, ContentStore } from '../content-ports.js';
import type { LiveContent, PublishResult } from '../live-content.js';
import type { Finish, ScriptJobs } from '../scripted-calls/script-jobs.js';
import { changeTitle, type Keyed, promptKey } from './change-view.js';
import { reviewChanges } from './review-changes.js';

export interface DeskParts {
  content: () => LiveContent;
  contentStore: ContentStore;
  jobs: ScriptJobs;
  scriptCount: () => Promise<number>;
}

export interface DraftDesk {
  drafts(actor: Actor, kinds: readonly ContentKind[]): Promise<DraftsView>;
  save(draft: DraftSave, actor: Actor): Promise<DraftSaved>;
  discard(keys: readonly ContentKey[], actor: Actor): Promise<void>;
  /** The person's drafts of these keys as changes that can be tried out. */
  changes(keys: readonly ContentKey[] | null, actor: Actor): Promise<ContentChange[]>;
  review(changes: readonly ContentChange[]): Promise<Review>;
  /** Places the scripted calls on the changes, then publishes them. */
  publish(changes: readonly ContentChange[], who: { actor: Actor; note: string; verb?: string }): Promise<JobView>;
}

export function createDraftDesk(parts: DeskParts): DraftDesk {
  const { contentStore: store } = parts;
  return {
    async drafts(actor, kinds) {
      const all = (await store.drafts()).filter(({ kind }) => kinds.includes(kind));
      const views = await Promise.all(all.map((draft) => draftView(parts, draft)));
      return { mine: views.filter(({ by }) => by === actor.by), others: views.filter(({ by }) => by !== actor.by) };
    },
    save: (draft, actor) => saveDraft(parts, draft, actor),
    discard: (keys, { by }) => store.deleteDrafts(keys, by),
    async changes(keys, { by }) {
      const own = await store.drafts({ by });
      const wanted = keys === null ? own : own.filter((draft) => keys.some((one) => isSame(one, draft)));
      return wanted.map(({ kind, key, value, base }) => ({ kind, key, value, base }));
    },
    review: (changes) => reviewChanges(parts, changes),
    publish: (changes, who) => publish(parts, changes, who),
  };
}

/** Adds the period of a publication to its changes. */
export function during(
  changes: readonly ContentChange[],
  { startsAtMs, endsAtMs }: Pick<PublishRequest, 'startsAtMs' | 'endsAtMs'>,
): ContentChange[] {
  const date = (ms: number | null) => (ms === null ? null : new Date(ms));
  return changes.map((change) => ({ ...change, startsAt: date(startsAtMs), endsAt: date(endsAtMs) }));
}

export async function draftView({ content, contentStore }: DeskParts, draft: ContentDraft): Promise<DraftsView['mine'][number]> {
  const { kind, key, value, by, at, base } = draft;
  const overtaken = (await contentStore.newestOf({ kind, key })) !== base;
  return { kind, key, value, by, atMs: at.getTime(), base, overtaken, title: changeTitle(content(), draft, value) };
}

async function saveDraft(
  { contentStore }: DeskParts,
  { kind, key, value, base }: DraftSave,
  { by, at }: Actor,
): Promise<DraftSaved> {
  if (!isOfKind(kind, key, value)) return { result: 'refused', reasons: ['内容的格式不对'] };
  await contentStore.saveDraft({ kind, key, value: value ?? null, base, by, at });
  const overtaken = (await contentStore.newestOf({ kind, key })) !== base;
  return { result: overtaken ? 'overtaken' : 'saved', reasons: [] };
}

/** Drafts may be unfinished, but must be what they say they are. */
function isOfKind(kind: ContentKind, key: string, value: unknown): boolean {
  const { language, id } = promptKey(key);
  if (kind === 'prompt')
    return language !== null && id in PROMPTS && (value === null || (typeof value === 'string' && value.length <= 1000));
  if (kind === 'recording' && (language === null || !(id in PROMPTS))) return false;
  return typeof value === 'object';
}

function isSame(one: Keyed, other: Keyed): boolean {
  return one.kind === other.kind && one.key === other.key;
}

async function publish(
  parts: DeskParts,
  changes: readonly ContentChange[],
  { actor, note, verb }: { actor: Actor; note: string; verb?: string },
): Promise<JobView> {
  const live = parts.content();
  const { published } = live.check(changes);
  const tried = live.newest();
  const finish: Finish = async () => {
    await live.refresh();
    if (live.newest() !== tried) return CHANGED_MEANWHILE;
    const result = await live.publish(changes, { by: actor.by, note: note || null, verb });
    if (result.ok) await parts.contentStore.deleteDrafts(changes, actor.by);
    return outcome(result);
  };
  return parts.jobs.start({ published, actor, finish, baseline: live.published() });
}

/** What the calls were placed on is no longer what the changes would be laid over. */
const CHANGED_MEANWHILE: Awaited<ReturnType<Finish>> = {
  state: 'refused',
  batch: null,
  reasons: ['试打期间有别的内容发布了，请再发布一次 · something else was published meanwhile; publish again'],
};

function outcome(result: PublishResult): Awaited<ReturnType<Finish>> {
  if (result.ok) return { state: 'published', batch: result.revisions[0]?.batch ?? null, reasons: [] };
  const { conflicts, findings, problems } = result;
  if (conflicts.length > 0) return { state: 'conflict', batch: null, reasons: conflicts.map(({ key }) => key) };
  return { state: 'refused', batch: null, reasons: [...problems.map(({ message }) => message), ...findings.map(describeFinding)] };
}
