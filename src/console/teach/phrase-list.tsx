/** All phrases that were taught and hold now, each to be taken back. */
import { App, Button } from 'antd';
import type { TaughtPhrases, TaughtPhraseView, TeachResult } from '../../domain/console/teach.js';
import type { AspectId, IntentId } from '../../domain/intent.js';
import { api } from '../shell/api.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { Instant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { ASPECT_NAMES, INTENT_NAMES, TEACH_WORDS } from './words.js';

export function PhraseList({ search = '' }: { search?: string }) {
  const words = useWords(TEACH_WORDS);
  const list = useLoad((signal) => api.get<TaughtPhrases>('phrases', { signal }), []);
  const columns: Column<TaughtPhraseView>[] = [
    { key: 'text', title: words.text, place: 'head', show: ({ text }) => <strong>{text}</strong> },
    { key: 'meaning', title: words.meaning, show: (phrase) => <Meaning phrase={phrase} /> },
    { key: 'by', title: words.taughtBy, width: 160, show: ({ by }) => by },
    { key: 'when', title: words.when, width: 160, show: ({ atMs }) => <Instant ms={atMs} /> },
    { key: 'actions', title: '', place: 'foot', width: 150, show: (phrase) => <Forget phrase={phrase} onDone={list.reload} /> },
  ];
  return (
    <Loading from={list}>
      {({ phrases }) => (
        <DataTable
          label={words.phrases}
          columns={columns}
          rows={phrases.filter(({ text }) => text.includes(search))}
          rowKey={({ language, text }) => `${language} ${text}`}
          empty={words.noPhrases}
        />
      )}
    </Loading>
  );
}

function Meaning({ phrase: { target, name } }: { phrase: TaughtPhraseView }) {
  const words = useWords(TEACH_WORDS);
  const pick = usePick();
  const at = target.indexOf(':');
  const [kind, id] = [target.slice(0, at), target.slice(at + 1)];
  if (kind === 'intent') return <span>{pick(INTENT_NAMES[id as IntentId])}</span>;
  if (kind === 'aspect') return <span>{pick(ASPECT_NAMES[id as AspectId])}</span>;
  return (
    <span>
      {name ?? words.gone} {kind === 'item' && <small className="quiet">{id}</small>}
    </span>
  );
}

function Forget({ phrase: { language, text }, onDone }: { phrase: TaughtPhraseView; onDone(): void }) {
  const words = useWords(TEACH_WORDS);
  const may = useMay();
  const { message, modal } = App.useApp();
  const task = useTask();
  const forget = () =>
    task.run(async () => {
      const { result } = await api.post<TeachResult>('phrases/forget', { language, text });
      void (result === 'done' ? message.success(words.forgotten) : message.error(words.refused));
      onDone();
    });
  if (!may('editor')) return null;
  return (
    <Button
      size="small"
      loading={task.busy}
      onClick={() => void modal.confirm({ title: words.forgetAsk(text), onOk: forget })}
      aria-label={`${words.forget}：${text}`}
    >
      {words.forget}
    </Button>
  );
}
