/** One prompt in one language: wording, seconds, voice, recording, who else is at it, where it is used, history. */
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, App, Button, Segmented } from 'antd';
import { useEffect } from 'react';
import type { RevisionView } from '../../domain/console/content-drafts.js';
import type { PromptDetail } from '../../domain/console/prompts.js';
import type { Language } from '../../domain/language.js';
import { ConfirmButton } from '../content/confirm-button.js';
import { DiffText } from '../content/diff-text.js';
import { HistoryList } from '../content/history-list.js';
import { Mark } from '../content/mark.js';
import { CONTENT_WORDS } from '../content/words.js';
import { api, apiUrl } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { FactsLine } from './facts-line.js';
import { OtherDrafts } from './other-drafts.js';
import { PromptUses } from './prompt-uses.js';
import { RecordingSection } from './recording-section.js';
import { useDraft } from './use-draft.js';
import { WordingField } from './wording-field.js';
import { LANGUAGE_NAMES, PROMPT_WORDS } from './words.js';

interface Props {
  id: string;
  language: Language;
  /** On a telephone, where the list is another view. */
  onBack?: () => void;
  onLanguage: (language: Language) => void;
  onChanged: () => void;
}

export function PromptEditor(props: Props) {
  const { id, language, onBack, onLanguage, onChanged } = props;
  const words = useWords(PROMPT_WORDS);
  const pick = usePick();
  const detail = useLoad((signal) => api.get<PromptDetail>(`prompts/${language}/${encodeURIComponent(id)}`, { signal }), []);
  const changed = () => {
    detail.reload();
    onChanged();
  };
  return (
    <article className="sheet prompt-editor" aria-label={id}>
      <header>
        {onBack && <Button type="text" icon={<ArrowLeftOutlined />} onClick={onBack} aria-label={words.back} />}
        <h2>
          <code>{id}</code>
        </h2>
        <Segmented
          aria-label={words.language}
          value={language}
          options={(['zh-CN', 'en'] as const).map((one) => ({ value: one, label: pick(LANGUAGE_NAMES[one]) }))}
          onChange={onLanguage}
        />
      </header>
      <Loading from={detail}>{(value) => <Editing detail={value} onChanged={changed} />}</Loading>
    </article>
  );
}

function Editing({ detail, onChanged }: { detail: PromptDetail; onChanged: () => void }) {
  const words = useWords(PROMPT_WORDS);
  const shared = useWords(CONTENT_WORDS);
  const pick = usePick();
  const { message } = App.useApp();
  const may = useMay()('editor');
  const task = useTask();
  const draft = useDraft(detail, task.run, onChanged);
  const save = async () => {
    const answer = await draft.save();
    if (answer?.result === 'saved') void message.success(words.saved);
    else if (answer?.result === 'refused') void message.error(answer.reasons.join());
  };
  useSaveKey(may && draft.unsaved ? save : null);
  const restore = ({ value }: Pick<RevisionView, 'value'>) => {
    draft.setText(typeof value === 'string' ? value : detail.fileText);
    void message.info(shared.restored);
  };
  const [translation] = Object.entries(detail.translations) as [Language, string][];
  return (
    <>
      {detail.draft?.overtaken && (
        <Alert
          type="warning"
          showIcon
          title={shared.overtaken(detail.history[0]?.by ?? shared.somebody)}
          action={
            may && (
              <Button size="small" loading={task.busy} onClick={() => void draft.save(detail.revision)}>
                {shared.keepMine}
              </Button>
            )
          }
          description={
            <>
              <p>{shared.overtakenHint}</p>
              <p>
                <strong>{words.published}</strong>
                {detail.text}
              </p>
            </>
          }
        />
      )}
      <OtherDrafts others={detail.others} text={draft.text} />
      <WordingField id="wording" value={draft.text} variables={draft.facts.variables} readOnly={!may} onChange={draft.setText} />
      <FactsLine
        facts={draft.facts}
        language={detail.language}
        soundOf={detail.serverVoice && may ? apiUrl(`listen/${detail.language}/${detail.id}`, { text: draft.text }) : null}
      />
      {draft.text !== detail.text && (
        <p className="compare">
          <span className="quiet">
            {shared.before} → {shared.draft}
          </span>{' '}
          <DiffText before={detail.text} after={draft.text} />
        </p>
      )}
      {may && (
        <div className="editor-actions">
          <Button type="primary" disabled={!draft.unsaved} loading={task.busy} onClick={() => void save()}>
            {words.saveDraft}
          </Button>
          {detail.draft !== null && (
            <ConfirmButton question={shared.discardSure} onConfirm={() => void draft.discard()}>
              {shared.discard}
            </ConfirmButton>
          )}
          {detail.text !== detail.fileText && <Button onClick={() => restore({ value: null })}>{shared.factory}</Button>}
          <span className="quiet">
            {draft.unsaved ? (
              `${words.unsaved} · ${words.saveHint}`
            ) : detail.draft === null ? (
              ''
            ) : (
              <Mark tone="draft">{shared.draft}</Mark>
            )}
          </span>
        </div>
      )}
      {translation && (
        <p className="translation">
          <span className="quiet">{pick(LANGUAGE_NAMES[translation[0]])}</span>{' '}
          <span lang={translation[0]}>{translation[1] || words.untranslated}</span>
        </p>
      )}
      <RecordingSection detail={detail} onChanged={onChanged} />
      <PromptUses detail={detail} />
      <section>
        <h3>{shared.history}</h3>
        <HistoryList history={detail.history} onRestore={may ? restore : undefined} />
      </section>
    </>
  );
}

/** Ctrl+S or ⌘S; null leaves the key to the browser. */
function useSaveKey(save: (() => void) | null): void {
  useEffect(() => {
    if (save === null) return;
    const keyed = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', keyed);
    return () => window.removeEventListener('keydown', keyed);
  }, [save]);
}
