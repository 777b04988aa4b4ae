/** Recordings of a call: fetched when somebody wants to hear them, played from any turn on. */
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CallDetails, CallRecording } from '../../domain/console/calls.js';
import { ApiError, apiUrl } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { useMay } from '../shell/session.js';
import { useTask } from '../shell/use-task.js';
import { TICKET_NAMES } from './names.js';
import { CALL_PAGE_WORDS } from './words.js';

/** How the timeline plays a recording. */
export interface Player {
  /** From what was said at that instant, ms. */
  playFrom(atMs: number): void;
}

export function Recordings({ call, players }: { call: CallDetails; players: Map<string, Player> }) {
  const words = useWords(CALL_PAGE_WORDS);
  return (
    <section className="sheet" aria-labelledby="call-recordings">
      <h2 id="call-recordings">{words.recordings}</h2>
      {call.recordings.map((recording) => (
        <Recording key={recording.ticket} call={call} recording={recording} players={players} />
      ))}
    </section>
  );
}

function Recording({ call, recording, players }: { call: CallDetails; recording: CallRecording; players: Map<string, Player> }) {
  const words = useWords(CALL_PAGE_WORDS);
  const pick = usePick();
  const may = useMay();
  const task = useTask();
  const [source, setSource] = useState<string | null>(null);
  const audio = useRef<HTMLAudioElement>(null);
  const { ticket, kind, atMs } = recording;
  const load = async () => {
    if (source !== null) return;
    const blob = await fetchAudio(apiUrl(`calls/${call.id}/recordings/${ticket}`));
    setSource(URL.createObjectURL(blob));
  };
  const wanted = useRef<number | null>(null);
  const playFrom = (from: number) =>
    void task.run(async () => {
      wanted.current = Math.max(0, (from - atMs) / 1000);
      await load();
      if (audio.current) start(audio.current, wanted.current);
    });
  useEffect(() => {
    players.set(ticket, { playFrom });
    return () => void players.delete(ticket);
  });
  useEffect(() => () => void (source && URL.revokeObjectURL(source)), [source]);
  return (
    <div className="recording">
      <p>
        {pick(TICKET_NAMES[kind])} · {ticket}
      </p>
      {source === null ? (
        <Button onClick={() => task.run(load)} loading={task.busy} disabled={!may('editor')}>
          {words.listen}
        </Button>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: what is said is on the timeline as far as it was understood
        <audio
          ref={audio}
          controls
          src={source}
          aria-label={`${words.recording} ${ticket}`}
          onLoadedMetadata={(event) => wanted.current !== null && start(event.currentTarget, wanted.current)}
        />
      )}
    </div>
  );
}

function start(audio: HTMLAudioElement, seconds: number): void {
  if (audio.readyState === 0) return;
  audio.currentTime = Math.min(seconds, audio.duration);
  void audio.play();
}

async function fetchAudio(url: string): Promise<Blob> {
  const response = await fetch(url).catch(() => {
    throw new ApiError('away', '');
  });
  if (response.ok) return response.blob();
  throw new ApiError(response.status === 404 ? 'missing' : response.status === 403 ? 'forbidden' : 'away', '');
}
