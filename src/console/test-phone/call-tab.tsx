/** The telephone and what the line thinks, side by side. */
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { LineChoice } from '../../domain/console/scripted-calls.js';
import type { PhoneDemoCase } from '../../domain/phone.js';
import { PhoneCard } from '../phone/phone-card.js';
import { usePreferences } from '../phone/preferences.js';
import { SoundSettings } from '../phone/sound-settings.js';
import { TurnPanel } from '../phone/turn-panel.js';
import { usePhoneCall } from '../phone/use-call.js';
import { useTalk } from '../phone/use-talk.js';
import { useVoices } from '../phone/use-voices.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import '../theme.css?in-phone';
import '../phone/dial-form.css?in-phone';
import '../phone/transcript.css?in-phone';
import '../phone/composer.css?in-phone';
import '../phone/keypad.css?in-phone';
import '../phone/sound-settings.css?in-phone';
import '../phone/turn.css?in-phone';
import '../phone/exchange.css?in-phone';
import '../phone/page.css?in-phone';
import './test-phone.css';
import { consoleServer, type Recorded } from './console-server.js';
import { SaveScript } from './save-script.js';
import { TEST_WORDS } from './words.js';

interface Facts {
  demoCases: PhoneDemoCase[];
  drafts: number;
  operator: boolean;
}

export function CallTab() {
  const facts = useLoad((signal) => api.get<Facts>('phone', { signal }), []);
  return <Loading from={facts}>{(value) => <Telephone facts={value} />}</Loading>;
}

function Telephone({ facts }: { facts: Facts }) {
  const words = useWords(TEST_WORDS);
  const may = useMay()('editor');
  const [on, setOn] = useState<LineChoice>('published');
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const [saving, setSaving] = useState(false);
  const server = useMemo(() => consoleServer(on, setRecorded), [on]);
  const call = usePhoneCall(server);
  const [preferences, change] = usePreferences();
  const voices = useVoices();
  const talk = useTalk(call.state, preferences, voices);
  const selected = call.state.selected ?? call.state.rounds.length - 1;
  const underWay = call.state.phase === 'talking' || call.state.phase === 'dialling';
  return (
    <>
      <div className="phone-tools">
        <Segmented
          aria-label={words.on}
          value={on}
          disabled={underWay}
          onChange={(choice) => {
            call.reset();
            setOn(choice);
          }}
          options={[
            { value: 'published' as const, label: words.published },
            { value: 'draft' as const, label: words.draft(facts.drafts) },
          ]}
        />
        {on === 'draft' && facts.drafts === 0 && <span className="quiet">{words.draftHint}</span>}
        {may && (
          <Button disabled={recorded === null || call.state.rounds.length < 2} onClick={() => setSaving(true)}>
            {words.save}
          </Button>
        )}
      </div>
      <div className="test-phone">
        <SoundSettings preferences={preferences} voices={voices} onChange={change} />
        <div className="page">
          <PhoneCard
            call={call}
            talk={talk}
            demoCases={facts.demoCases}
            preferences={preferences}
            onPreferences={change}
            selected={selected}
          />
          <TurnPanel state={call.state} selected={selected} onSelect={call.select} />
        </div>
      </div>
      {recorded !== null && (
        <SaveScript open={saving} recorded={recorded} operator={facts.operator} onClose={() => setSaving(false)} />
      )}
    </>
  );
}
