/** The prompts as the console shows them: list, and everything about one. */
import type { Voice } from '../../audio/ports.js';
import type { Actor } from '../../domain/actor.js';
import type { RevisionView } from '../../domain/console/content-drafts.js';
import type { NoticeView, PromptDetail, PromptList, PromptRow } from '../../domain/console/prompts.js';
import {
  type ContentDraft,
  type ContentKind,
  type ContentRevision,
  noticeSchema,
  type Recording,
  recordingSchema,
} from '../../domain/content.js';
import { LANGUAGES, type Language } from '../../domain/language.js';
import { PROMPTS, type PromptId } from '../../domain/prompt.js';
import { HotlineError } from '../../errors.js';
import { promptFacts } from '../../speech/prompt-facts.js';
import { PROMPT_GROUPS } from '../../speech/prompt-groups.js';
import { momentsOf } from '../../speech/prompt-moments.js';
import type { LiveContent } from '../live-content.js';
import type { ScriptFile } from '../scripted-calls/script-files.js';
import { changedFields } from './change-view.js';
import { type DeskParts, draftView } from './draft-desk.js';

export interface PromptViewParts extends DeskParts {
  scripts: () => Promise<ScriptFile[]>;
  /** Wording of the files, before anything was published. */
  fileWording: (language: Language, id: PromptId) => string;
  /** The line's own voice; null when the carrier speaks. */
  voice: Voice | null;
}

/** All prompts by group, with the seconds they take and who is at work on them. */
export async function promptList(parts: PromptViewParts, { by }: Actor): Promise<PromptList> {
  const content = parts.content();
  const drafts = (await parts.contentStore.drafts()).filter(({ kind }) => kind === 'prompt' || kind === 'recording');
  const uses = usesOf(await parts.scripts());
  const row = (id: PromptId): PromptRow => ({
    id,
    variables: Object.keys(PROMPTS[id]),
    calls: new Set((uses.get(id) ?? []).map(({ script }) => script)).size,
    wordings: Object.fromEntries(LANGUAGES.map((language) => [language, wordingRow(content, { id, language, drafts, by })])),
  });
  return {
    languages: [...LANGUAGES],
    groups: PROMPT_GROUPS.map(({ id, title, prompts }) => ({ id, title, prompts: prompts.map(row) })),
  };
}

interface RowOf {
  id: PromptId;
  language: Language;
  drafts: readonly ContentDraft[];
  by: string;
}

function wordingRow(content: LiveContent, { id, language, drafts, by }: RowOf): PromptRow['wordings'][Language] {
  const { text, facts } = factsNow(content, id, language);
  const key = `${language}/${id}`;
  const own = drafts.filter((draft) => draft.key === key && draft.kind === 'prompt');
  const mine = own.find((draft) => draft.by === by)?.value;
  const recording = recordingOf(content, key);
  return {
    text,
    seconds: facts.seconds,
    problems: facts.problems.length,
    revision: revisionOf(content, key),
    behind: LANGUAGES.some((other) => revisionOf(content, `${other}/${id}`) > revisionOf(content, key)),
    draft: typeof mine === 'string' ? mine : null,
    others: own.filter((draft) => draft.by !== by).map((draft) => draft.by),
    recordingDraft: drafts.some((draft) => draft.key === key && draft.kind === 'recording' && draft.by === by),
    recorded: recording === null ? 'no' : recording.text === text ? 'yes' : 'stale',
  };
}

function revisionOf(content: LiveContent, key: string): number {
  return content.standing('prompt', key)?.revision ?? 0;
}

function factsNow(content: LiveContent, id: PromptId, language: Language) {
  const { prompts, terms } = content.state().content.wordings[language];
  const text = prompts[id] ?? '';
  return { text, facts: promptFacts(id, text, { language, terms }) };
}

function recordingOf(content: LiveContent, key: string): Recording | null {
  return recordingSchema.safeParse(content.standing('recording', key)?.value).data ?? null;
}

/** Everything about one prompt in one language. Throws `not_found` for ids that are none. */
export async function promptDetail(
  parts: PromptViewParts,
  { id, language }: { id: string; language: Language },
  { by, at }: Actor,
): Promise<PromptDetail> {
  if (!(id in PROMPTS)) throw new HotlineError('not_found', 'there is no such prompt');
  const prompt = id as PromptId;
  const key = `${language}/${id}`;
  const content = parts.content();
  const { text, facts } = factsNow(content, prompt, language);
  const { contentStore: store } = parts;
  const drafts = await Promise.all((await store.drafts({ kind: 'prompt', key })).map((draft) => draftView(parts, draft)));
  const [recordingDraft] = await store.drafts({ kind: 'recording', key, by });
  const { wordings } = content.state().content;
  const others = LANGUAGES.filter((other) => other !== language);
  return {
    id,
    language,
    text,
    fileText: parts.fileWording(language, prompt),
    serverVoice: parts.voice !== null,
    revision: await store.newestOf({ kind: 'prompt', key }),
    translations: Object.fromEntries(others.map((other) => [other, wordings[other].prompts[id] ?? ''])),
    facts,
    draft: drafts.find((draft) => draft.by === by) ?? null,
    others: drafts.filter((draft) => draft.by !== by),
    recording: recordingOf(content, key),
    recordingRevision: await store.newestOf({ kind: 'recording', key }),
    recordingDraft: recordingDraft === undefined ? null : await draftView(parts, recordingDraft),
    moments: momentsOf(prompt).map(({ file, title }) => ({ file, title })),
    uses: usesOf(await parts.scripts()).get(prompt) ?? [],
    history: await historyOf(parts, { kind: 'prompt', key }, at),
  };
}

/** The revisions of a key, newest first, each with what it changed. */
export async function historyOf(
  { content, contentStore }: DeskParts,
  keyed: { kind: ContentKind; key: string },
  at: Date,
): Promise<RevisionView[]> {
  const revisions = await contentStore.history(keyed);
  const standing = content().standing(keyed.kind, keyed.key)?.revision;
  return revisions.map((one, index) =>
    revisionView(one, { before: revisions[index + 1]?.value, standing: one.revision === standing && one.startsAt <= at }),
  );
}

function revisionView(one: ContentRevision, { before, standing }: { before: unknown; standing: boolean }): RevisionView {
  const { revision, batch, at, by, note, startsAt, endsAt, value, kind } = one;
  const fields = changedFields(kind, before ?? undefined, value ?? undefined);
  return {
    revision,
    batch,
    atMs: at.getTime(),
    by,
    note,
    startsAtMs: startsAt.getTime(),
    endsAtMs: endsAt?.getTime() ?? null,
    value,
    standing,
    fields,
  };
}

/** Which scripted calls say each prompt, at which turn. */
function usesOf(scripts: readonly ScriptFile[]): Map<PromptId, PromptDetail['uses']> {
  const uses = new Map<PromptId, PromptDetail['uses']>();
  for (const { name, script } of scripts) {
    if ('broken' in script) continue;
    for (const [index, turn] of script.turns.entries())
      for (const prompt of 'said' in turn ? (turn.said ?? []) : [])
        uses.set(prompt, [...(uses.get(prompt) ?? []), { script: name, call: script.call, turn: index + 1 }]);
  }
  return uses;
}

/** Notices that are spoken, will be, or were lately. */
export async function noticeList({ content, contentStore }: DeskParts, at: Date): Promise<NoticeView[]> {
  const revisions = await contentStore.recent({ kind: 'notice', limit: 100 });
  const newest = revisions.filter((one, index) => revisions.findIndex(({ key }) => key === one.key) === index);
  return newest.flatMap(({ key, value, startsAt, endsAt, revision, by }) => {
    const notice = noticeSchema.safeParse(value).data;
    if (notice === undefined) return [];
    const spoken = content().standing('notice', key)?.revision === revision;
    const state = spoken ? 'spoken' : startsAt > at ? 'coming' : 'over';
    return [{ key, ...notice, startsAtMs: startsAt.getTime(), endsAtMs: endsAt?.getTime() ?? null, revision, by, state } as const];
  });
}
