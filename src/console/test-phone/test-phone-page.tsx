/** The test phone in the console: calls on the line or on the own drafts, kept as scripted calls, and running all of those. */
import { Segmented } from 'antd';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { useAddress } from '../shell/use-address.js';
import '../content/content.css';
import { CallTab } from './call-tab.js';
import { ScriptsTab } from './scripts-tab.js';
import { TEST_WORDS } from './words.js';

export function TestPhonePage() {
  const words = useWords(TEST_WORDS);
  const { now, set } = useAddress();
  const tab = now.tab ?? 'call';
  return (
    <>
      <PageHeader title={words.title} hint={words.hint} />
      <Segmented
        className="tabs"
        aria-label={words.tabs}
        value={tab}
        onChange={(value) => set({ tab: value === 'call' ? null : value })}
        options={[
          { value: 'call', label: words.tabCall },
          { value: 'scripts', label: words.tabScripts },
        ]}
      />
      {tab === 'call' ? <CallTab /> : <ScriptsTab />}
    </>
  );
}
