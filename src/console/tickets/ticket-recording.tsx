/** What the caller said: fetched when somebody wants to listen, which is logged once. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { ApiError, api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import { TICKET_WORDS } from './words.js';

export function TicketRecording({ number, mayListen }: { number: string; mayListen: boolean }) {
  const words = useWords(TICKET_WORDS);
  const [source, setSource] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const task = useTask();
  useEffect(() => () => URL.revokeObjectURL(source ?? ''), [source]);
  const listen = () =>
    task.run(async () => {
      try {
        setSource(URL.createObjectURL(await api.file(`tickets/${encodeURIComponent(number)}/recording`)));
      } catch (error) {
        if (!(error instanceof ApiError) || error.trouble !== 'missing') throw error;
        setGone(true);
      }
    });
  if (gone) return <span role="status">{words.noRecording}</span>;
  if (source !== null) {
    // biome-ignore lint/a11y/useMediaCaption: what a caller said has no captions
    return <audio controls autoPlay src={source} aria-label={words.recording} />;
  }
  if (!mayListen) return words.recorded;
  return (
    <Button size="small" onClick={listen} loading={task.busy}>
      {words.listen}
    </Button>
  );
}
