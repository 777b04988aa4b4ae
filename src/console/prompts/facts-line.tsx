/** Seconds, an example read aloud, and what is wrong with a wording. */
import { PauseOutlined, SoundOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { PromptFactsView } from '../../domain/console/prompts.js';
import type { Language } from '../../domain/language.js';
import { usePick, useWords } from '../shell/language.js';
import { useVoice } from './use-voice.js';
import { PROMPT_WORDS } from './words.js';

interface Props {
  facts: PromptFactsView;
  language: Language;
  /** Where the line's own voice speaks it; null: the browser's. */
  soundOf: string | null;
}

export function FactsLine({ facts, language, soundOf }: Props) {
  const words = useWords(PROMPT_WORDS);
  const pick = usePick();
  const { message } = App.useApp();
  const voice = useVoice();
  const listen = () => {
    if (!voice.speak(facts.example, soundOf)) void message.warning(words.noVoice);
  };
  return (
    <div className="wording-facts">
      <div className="wording-facts-line">
        <strong>{words.takes(facts.seconds)}</strong>
        <Button
          size="small"
          icon={voice.speaking ? <PauseOutlined /> : <SoundOutlined />}
          disabled={facts.example.length === 0}
          onClick={voice.speaking ? voice.stop : listen}
        >
          {voice.speaking ? words.stop : words.listen}
        </Button>
        <span className="quiet" lang={language}>
          {words.example}
          {facts.example.map(({ text }) => text).join('')}
        </span>
      </div>
      {facts.problems.length > 0 && (
        <ul className="faults">
          {facts.problems.map(({ severity, message: what, fix }) => (
            <li key={what.en} className={severity}>
              {pick(what)} <span>{pick(fix)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
