/** Voices and timing. */
import type { Language } from '../../domain/language.js';
import { Icon } from './icon.js';
import type { Preferences } from './preferences.js';
import { Words } from './words.js';

export interface SoundSettingsProps {
  preferences: Preferences;
  voices: Record<Language, SpeechSynthesisVoice[]>;
  onChange: (change: Partial<Preferences>) => void;
}

export function SoundSettings({ preferences, voices, onChange }: SoundSettingsProps) {
  return (
    <details className="settings">
      <summary aria-label="声音和计时 Voice and timing">
        <Icon name="settings" />
        <span className="settings-name">
          <Words zh="声音和计时" en="Voice" />
        </span>
      </summary>
      <div className="settings-body">
        <VoicePick language="zh-CN" name="中文声音" {...{ preferences, voices, onChange }} />
        <VoicePick language="en" name="英文声音" {...{ preferences, voices, onChange }} />
        <label className="check">
          <input
            type="checkbox"
            checked={preferences.realTime}
            onChange={(event) => onChange({ realTime: event.target.checked })}
          />
          <span>
            <Words zh="真实计时" en="Real timing" />
            <small>不说不按，到了线路等的时间就当没出声</small>
          </span>
        </label>
      </div>
    </details>
  );
}

function VoicePick({ language, name, preferences, voices, onChange }: SoundSettingsProps & { language: Language; name: string }) {
  const choices = voices[language];
  const id = `voice-${language}`;
  return (
    <div className="voice-pick">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        value={preferences.voices[language] ?? ''}
        disabled={choices.length === 0}
        onChange={(event) => onChange({ voices: { ...preferences.voices, [language]: event.target.value || undefined } })}
      >
        <option value="">{choices.length === 0 ? '这台设备没有，只显示文字' : '浏览器默认'}</option>
        {choices.map((voice) => (
          <option key={voice.name} value={voice.name}>
            {voice.name}
          </option>
        ))}
      </select>
    </div>
  );
}
