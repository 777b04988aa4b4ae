/** The test phone: the telephone on the left, what the line thinks on the right; one after the other on a small screen. */
import { useEffect, useState } from 'react';
import type { PhoneLine } from '../../domain/phone.js';
import { fetchLine } from './api.js';
import { PhoneCard } from './phone-card.js';
import { usePreferences } from './preferences.js';
import { useRealCall } from './real/use-real-call.js';
import { SiteHeader } from './site-header.js';
import { SoundSettings } from './sound-settings.js';
import { TurnPanel } from './turn-panel.js';
import { usePhoneCall } from './use-call.js';
import { useTalk } from './use-talk.js';
import { useVoices } from './use-voices.js';
import { Words } from './words.js';

type View = 'call' | 'thinking';
const VIEWS = [
  ['call', { zh: '通话', en: 'Call' }],
  ['thinking', { zh: '线路在想什么', en: 'Inside' }],
] as const;

export function PhonePage() {
  const [line, setLine] = useState<PhoneLine | null>(null);
  const [view, setView] = useState<View>('call');
  const [preferences, change] = usePreferences();
  const voices = useVoices();
  const call = usePhoneCall();
  const real = useRealCall();
  const talk = useTalk(call.state, preferences, voices);
  const selected = call.state.selected ?? call.state.rounds.length - 1;

  useEffect(() => {
    void fetchLine().then((answer) => {
      if (answer.ok) setLine(answer.value);
    });
  }, []);

  return (
    <>
      <SiteHeader line={line}>
        <SoundSettings preferences={preferences} voices={voices} onChange={change} />
      </SiteHeader>
      <nav className="view-switch" aria-label="看哪一边 View">
        {VIEWS.map(([name, label]) => (
          <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
            <Words {...label} />
          </button>
        ))}
      </nav>
      <main className={`page page-${view}`}>
        <PhoneCard
          call={call}
          talk={talk}
          demoCases={line?.demoCases ?? []}
          preferences={preferences}
          onPreferences={change}
          selected={selected}
          real={line === null ? undefined : { possible: line.realCall, call: real }}
        />
        <TurnPanel state={call.state} selected={selected} onSelect={call.select} real={real.state.phase !== 'idle'} />
      </main>
    </>
  );
}
