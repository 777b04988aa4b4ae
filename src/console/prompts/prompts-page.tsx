/** Prompts: every sentence the line speaks, edited as drafts, published when the scripted calls pass. */
import { Badge, Button, Segmented } from 'antd';
import { useState } from 'react';
import type { PromptList } from '../../domain/console/prompts.js';
import { PublicationList } from '../content/publication-list.js';
import { PublishDrawer } from '../content/publish-drawer.js';
import { CONTENT_WORDS } from '../content/words.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { NoticesTab } from './notices-tab.js';
import { PromptBrowser } from './prompt-browser.js';
import '../content/content.css';
import './prompts.css';
import { PROMPT_WORDS } from './words.js';

const KINDS = ['prompt', 'recording'] as const;

export function PromptsPage() {
  const words = useWords(PROMPT_WORDS);
  const shared = useWords(CONTENT_WORDS);
  const may = useMay();
  const { now, set } = useAddress();
  const tab = now.tab ?? 'prompts';
  const list = useLoad((signal) => api.get<PromptList>('prompts', { signal }), []);
  const [publishing, setPublishing] = useState(false);
  // What is open was read before the publication.
  const [round, setRound] = useState(0);
  const publishedNow = () => {
    setRound(round + 1);
    list.reload();
  };
  const drafts = list.value === undefined ? 0 : countDrafts(list.value);
  return (
    <>
      <PageHeader title={words.title} hint={words.hint}>
        {may('editor') && tab === 'prompts' && (
          <Badge count={drafts} color="#0f6b5c">
            <Button type="primary" disabled={drafts === 0} onClick={() => setPublishing(true)}>
              {shared.reviewAndPublish}
            </Button>
          </Badge>
        )}
      </PageHeader>
      <Segmented
        className="tabs"
        aria-label={words.tabs}
        value={tab}
        onChange={(value) => set({ tab: value === 'prompts' ? null : value })}
        options={[
          { value: 'prompts', label: words.tabPrompts },
          { value: 'notices', label: words.tabNotices },
          { value: 'publications', label: words.tabPublications },
        ]}
      />
      {tab === 'notices' && <NoticesTab />}
      {tab === 'publications' && <PublicationList kinds={['prompt', 'recording', 'notice']} onChanged={list.reload} />}
      {tab === 'prompts' && (
        <Loading from={list}>{(value) => <PromptBrowser list={value} round={round} onChanged={list.reload} />}</Loading>
      )}
      <PublishDrawer kinds={KINDS} open={publishing} onClose={() => setPublishing(false)} onPublished={publishedNow} />
    </>
  );
}

function countDrafts({ groups }: PromptList): number {
  const wordings = groups.flatMap(({ prompts }) => prompts.flatMap((prompt) => Object.values(prompt.wordings)));
  return wordings.filter((wording) => wording !== undefined && (wording.draft !== null || wording.recordingDraft)).length;
}
