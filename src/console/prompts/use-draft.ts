/** The wording being edited: the own draft, or what is in force; its facts follow the typing. */
import { useEffect, useRef, useState } from 'react';
import type { DraftSaved } from '../../domain/console/content-drafts.js';
import type { PromptDetail, PromptFactsView } from '../../domain/console/prompts.js';
import { api } from '../shell/api.js';
import type { useTask } from '../shell/use-task.js';

export interface WordingDraft {
  text: string;
  facts: PromptFactsView;
  /** Differs from what is saved. */
  unsaved: boolean;
  setText(text: string): void;
  /** Keeps it as a draft. */
  /** `base`: the version it is to stand on, when that is no longer the one it was begun with. */
  save(base?: number): Promise<DraftSaved | undefined>;
  discard(): Promise<void>;
}

const PAUSE_MS = 250;

export function useDraft(detail: PromptDetail, run: ReturnType<typeof useTask>['run'], onChanged: () => void): WordingDraft {
  const { id, language } = detail;
  const key = { kind: 'prompt', key: `${language}/${id}` };
  const saved =
    typeof detail.draft?.value === 'string' ? detail.draft.value : detail.draft === null ? detail.text : detail.fileText;
  const [text, setText] = useState(saved);
  const [facts, setFacts] = useState(detail.facts);
  const newest = useRef(text);
  newest.current = text;
  useEffect(() => setText(saved), [saved]);
  useEffect(() => {
    const timer = setTimeout(() => {
      void api.post<PromptFactsView>('prompts/facts', { id, language, text }).then(
        (answer) => newest.current === text && setFacts(answer),
        () => {},
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [id, language, text]);
  const discard = async () => {
    await run(() => api.post('drafts/discard', { keys: [key] }));
    onChanged();
  };
  return {
    text,
    facts,
    unsaved: text !== saved,
    setText,
    discard,
    save: (base = detail.draft?.base ?? detail.revision) =>
      run(async () => {
        const answer = await api.put<DraftSaved>('drafts', { ...key, value: text, base });
        onChanged();
        return answer;
      }),
  };
}
