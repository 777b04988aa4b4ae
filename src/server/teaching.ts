/** Teaching: what a question is to mean becomes a publication, tried out before and taken back as one. */
import { describeFinding, type Finding } from '../catalog/finding.js';
import type { Actor } from '../domain/actor.js';
import type { Teaching, TeachResult } from '../domain/console/teach.js';
import { type ContentChange, phraseKey, type TaughtPhrase } from '../domain/content.js';
import type { MissedGroup } from '../domain/missed.js';
import type { Understanding } from '../domain/understanding.js';
import type { ContentCheck, LiveContent, PublishResult } from './live-content.js';
import type { Problem } from './merge-content.js';
import type { MissedStore } from './missed-ports.js';
import { type ChangedUtterance, replayUtterances, type Utterance } from './replay-utterances.js';

/** What teaching would do. */
export interface Trial {
  before: Understanding;
  after: Understanding;
  changed: ChangedUtterance[];
  /** In Chinese, for staff. */
  errors: string[];
}

/** The publication a teaching comes to, or why there is none. An alias goes into the item, so that the catalog's checks and exports see it. */
export function teachingChange(teaching: Teaching, content: LiveContent): ContentChange | { error: string } {
  if (teaching.as === 'phrase') {
    const { as: _, ...phrase } = teaching;
    const unknown = unknownItem(phrase, content);
    return unknown ?? { kind: 'phrase', key: phraseKey(phrase), value: phrase };
  }
  const item = content.state().content.catalog.items.find(({ code }) => code === teaching.code);
  if (item === undefined) return { error: `没有编号为 ${teaching.code} 的事项` };
  if ([item.name, item.short_name, ...item.aliases].includes(teaching.text)) return { error: `${item.short_name}已经有这个名称` };
  return { kind: 'item', key: teaching.code, value: { ...item, aliases: [...item.aliases, teaching.text] } };
}

function unknownItem({ target }: TaughtPhrase, content: LiveContent): { error: string } | null {
  const code = /^item:(.*)$/.exec(target)?.[1];
  if (code === undefined || content.published().knowledge.catalog.item(code) !== undefined) return null;
  return { error: `没有编号为 ${code} 的事项` };
}

/** Understands the question, and what was logged, with and without the teaching; nothing is published. */
export async function tryTeaching(teaching: Teaching, content: LiveContent, utterances: readonly Utterance[]): Promise<Trial> {
  const { understand } = content.published();
  const before = understand(teaching.text);
  const change = teachingChange(teaching, content);
  if ('error' in change) return { before, after: before, changed: [], errors: [change.error] };
  const check = content.check([change]);
  const after = check.published.understand;
  const changed = check.ok ? await replayUtterances(utterances, understand, after) : [];
  return { before, after: after(teaching.text), changed, errors: errorsOf(check) };
}

/** Why a check or a publication was refused, each in a sentence. */
function errorsOf({ findings, problems }: Pick<ContentCheck, 'findings' | 'problems'>): string[] {
  const errors = findings.filter(({ severity }: Finding) => severity === 'error').map(describeFinding);
  return [...errors, ...problems.map(({ key, message }: Problem) => `${key}: ${message}`)];
}

/**
 * Teaches a group: publishes first, so that a group is marked taught only when what it was taught holds. With `id` null something is
 * taught that nobody has missed yet.
 */
export async function teachGroup(
  { content, missed }: { content: LiveContent; missed: Pick<MissedStore, 'setStatus'> },
  { id, teaching, actor }: { id: number | null; teaching: Teaching; actor: Actor },
): Promise<TeachResult> {
  const base = teaching.as === 'alias' ? await content.newestOf({ kind: 'item', key: teaching.code }) : undefined;
  await content.refresh();
  const change = teachingChange(teaching, content);
  if ('error' in change) return { result: 'refused', reasons: [change.error] };
  const result = await content.publish([{ ...change, base }], { by: actor.by, verb: 'teach' });
  const batch = result.ok ? result.revisions[0]?.batch : undefined;
  const target = teaching.as === 'alias' ? `alias:${teaching.code}` : teaching.target;
  if (batch !== undefined && id !== null) await missed.setStatus(id, { status: 'taught', target, batch }, actor);
  return teachResult(result);
}

/** Takes back what was decided on a group: what it was taught is unpublished, and it is open again. */
export async function untaughtGroup(
  { content, missed }: { content: LiveContent; missed: Pick<MissedStore, 'setStatus'> },
  { group, actor }: { group: Pick<MissedGroup, 'id' | 'batch'>; actor: Actor },
): Promise<TeachResult> {
  const result = group.batch === null ? null : await content.undo(group.batch, { by: actor.by });
  if (result !== null && !result.ok) return teachResult(result);
  await missed.setStatus(group.id, { status: 'open' }, actor);
  return { result: 'done', reasons: [] };
}

/** Stops a taught phrase from holding: the line is left with what its files say. */
export async function forgetPhrase(
  content: LiveContent,
  phrase: Pick<TaughtPhrase, 'language' | 'text'>,
  by: string,
): Promise<TeachResult> {
  return teachResult(await content.publish([{ kind: 'phrase', key: phraseKey(phrase), value: null }], { by, verb: 'forget' }));
}

/** A publication's outcome in the words of the interface. */
function teachResult(result: PublishResult): TeachResult {
  if (result.ok) return { result: 'done', reasons: [] };
  if (result.conflicts.length > 0)
    return { result: 'conflict', reasons: result.conflicts.map(({ kind, key }) => `${kind} ${key}`) };
  return { result: 'refused', reasons: errorsOf(result) };
}
