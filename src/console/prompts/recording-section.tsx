/** The recorded voice of a prompt: what is played now, a new one from the microphone or a file, checked before it goes into the draft. */
import { AudioOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Progress, Upload } from 'antd';
import { useState } from 'react';
import type { PromptDetail, RecordingUpload, RecordingView } from '../../domain/console/prompts.js';
import { api, apiUrl } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { useMay } from '../shell/session.js';
import { useTask } from '../shell/use-task.js';
import { TrimTake } from './recorder/trim-take.js';
import { useRecorder } from './recorder/use-recorder.js';
import type { Take } from './recorder/wav-blob.js';
import { Waveform } from './recorder/waveform.js';
import { RECORDER_WORDS } from './recorder/words.js';

export function RecordingSection({ detail, onChanged }: { detail: PromptDetail; onChanged: () => void }) {
  const words = useWords(RECORDER_WORDS);
  const may = useMay()('editor');
  const { message } = App.useApp();
  const task = useTask();
  const draft = (detail.recordingDraft?.value ?? null) as RecordingView | null;
  const text = typeof detail.draft?.value === 'string' ? detail.draft.value : detail.text;
  const keep = (value: RecordingView | null) =>
    task.run(async () => {
      await api.put('drafts', { kind: 'recording', key: `${detail.language}/${detail.id}`, value, base: detail.recordingRevision });
      void message.success(words.kept);
      onChanged();
    });
  if (detail.facts.variables.length > 0)
    return (
      <section>
        <h3>{words.title}</h3>
        <p className="quiet">{words.variables}</p>
      </section>
    );
  return (
    <section className="prompt-recording">
      <h3>{words.title}</h3>
      <p className="quiet">{words.hint}</p>
      {detail.recording !== null && (
        <Kept recording={detail.recording} label={detail.recording.text === detail.text ? words.inUse : words.stale} />
      )}
      {draft !== null && <Kept recording={draft} label={words.draft} />}
      {may && <NewRecording text={text} onKeep={keep} />}
      {may && detail.recording !== null && detail.recordingDraft === null && (
        <Button size="small" loading={task.busy} onClick={() => void keep(null)}>
          {words.remove}
        </Button>
      )}
    </section>
  );
}

function Kept({ recording: { file, seconds }, label }: { recording: RecordingView; label: string }) {
  return (
    <p className="kept">
      <span>
        {label} · {seconds} s
      </span>
      {/* biome-ignore lint/a11y/useMediaCaption: the wording above says what is spoken */}
      <audio controls preload="none" src={apiUrl(`recordings/${file}`)} aria-label={label} />
    </p>
  );
}

function NewRecording({ text, onKeep }: { text: string; onKeep: (recording: RecordingView) => Promise<unknown> }) {
  const words = useWords(RECORDER_WORDS);
  const task = useTask();
  const [take, setTake] = useState<Take | null>(null);
  const [sent, setSent] = useState<RecordingUpload | null>(null);
  const recorder = useRecorder((fresh) => {
    setSent(null);
    setTake(fresh);
  });
  const send = (file: Blob, type?: string) =>
    void task.run(async () => {
      setSent(await api.upload<RecordingUpload>('recordings', file, { type }));
      setTake(null);
    });
  const keep = async (file: string, seconds: number) => {
    await onKeep({ file, text, seconds });
    setSent(null);
  };
  return (
    <>
      {!recorder.possible && <p className="quiet">{words.insecure}</p>}
      {recorder.state === 'denied' && <Alert type="warning" showIcon title={words.denied} />}
      {recorder.state === 'recording' ? (
        <div className="meter">
          <span>{words.recording(`${recorder.seconds.toFixed(1)} s`)}</span>
          <Progress
            percent={Math.round(recorder.level * 100)}
            showInfo={false}
            strokeColor={recorder.level > 0.95 ? '#b3261e' : '#0f6b5c'}
            aria-label={words.level}
          />
          <Button type="primary" danger onClick={recorder.stop}>
            {words.recordStop}
          </Button>
        </div>
      ) : (
        <div className="editor-actions">
          <Button icon={<AudioOutlined />} disabled={!recorder.possible} onClick={recorder.start}>
            {words.record}
          </Button>
          <Upload
            accept=".wav,.mp3,audio/wav,audio/mpeg"
            showUploadList={false}
            beforeUpload={(file) => {
              send(file, file.type || 'application/octet-stream');
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={task.busy}>
              {words.upload}
            </Button>
          </Upload>
        </div>
      )}
      {take !== null && <TrimTake take={take} busy={task.busy} onTake={(wav) => send(wav, 'audio/wav')} onAgain={recorder.start} />}
      {sent !== null && <Sent sent={sent} onKeep={keep} />}
    </>
  );
}

function Sent({ sent, onKeep }: { sent: RecordingUpload; onKeep: (file: string, seconds: number) => Promise<void> }) {
  const words = useWords(RECORDER_WORDS);
  const pick = usePick();
  if (!sent.ok) return <Alert type="error" showIcon title={pick(sent.message)} description={pick(sent.fix)} />;
  const { file, peaks, report } = sent;
  return (
    <div className="take">
      <Waveform peaks={peaks} label={words.waveform(report.seconds)} />
      <p>{words.report(report.seconds, report.levelDb)}</p>
      {report.problems.map(({ severity, message, fix }) => (
        <Alert key={message.en} type={severity} showIcon title={pick(message)} description={pick(fix)} />
      ))}
      {file !== '' && (
        <div className="editor-actions">
          {/* biome-ignore lint/a11y/useMediaCaption: the wording above says what is spoken */}
          <audio controls src={apiUrl(`recordings/${file}`)} aria-label={words.title} />
          <Button type="primary" onClick={() => void onKeep(file, report.seconds)}>
            {words.saveDraft}
          </Button>
        </div>
      )}
    </div>
  );
}
