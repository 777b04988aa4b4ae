/** List and editor side by side; on a telephone one after the other. */
import { Grid } from 'antd';
import type { PromptList } from '../../domain/console/prompts.js';
import type { Language } from '../../domain/language.js';
import { useWords } from '../shell/language.js';
import { useAddress } from '../shell/use-address.js';
import { PromptEditor } from './prompt-editor.js';
import { PromptListView } from './prompt-list-view.js';
import { PROMPT_WORDS } from './words.js';

export function PromptBrowser({ list, round, onChanged }: { list: PromptList; round: number; onChanged: () => void }) {
  const words = useWords(PROMPT_WORDS);
  const { now, set } = useAddress();
  const wide = Grid.useBreakpoint().lg ?? window.matchMedia('(min-width: 992px)').matches;
  const language: Language = list.languages.find((one) => one === now.language) ?? 'zh-CN';
  const chosen = now.prompt;
  const view = (
    <PromptListView
      list={list}
      language={language}
      chosen={chosen}
      filters={now}
      onFilter={set}
      onChoose={(prompt) => set({ prompt })}
    />
  );
  const editor =
    chosen === undefined ? (
      <p className="sheet state">{words.choose}</p>
    ) : (
      <PromptEditor
        key={`${language}/${chosen}/${round}`}
        id={chosen}
        language={language}
        onBack={wide ? undefined : () => set({ prompt: null })}
        onLanguage={(next) => set({ language: next })}
        onChanged={onChanged}
      />
    );
  if (!wide) return chosen === undefined ? view : editor;
  return (
    <div className="prompt-split">
      {view}
      {editor}
    </div>
  );
}
