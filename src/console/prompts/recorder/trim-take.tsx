/** A fresh take: its shape, where it begins and ends, listening to what is left, and taking it. */
import { Button, Slider } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../../shell/language.js';
import { soundingPart, type Take, takePeaks, wavBlob } from './wav-blob.js';
import { Waveform } from './waveform.js';
import { RECORDER_WORDS } from './words.js';

interface Props {
  take: Take;
  busy: boolean;
  onTake: (wav: Blob) => void;
  onAgain: () => void;
}

const PEAKS = 200;

export function TrimTake({ take, busy, onTake, onAgain }: Props) {
  const words = useWords(RECORDER_WORDS);
  const seconds = take.samples.length / take.sampleRate;
  const peaks = useMemo(() => takePeaks(take, PEAKS), [take]);
  const [part, setPart] = useState<[number, number]>(() => soundingPart(take));
  const [heard, setHeard] = useState<string | null>(null);
  const listen = () => {
    if (heard !== null) URL.revokeObjectURL(heard);
    setHeard(URL.createObjectURL(wavBlob(take, part)));
  };
  const length = Math.round((part[1] - part[0]) * 10) / 10;
  return (
    <div className="take">
      <Waveform peaks={peaks} label={words.waveform(Math.round(seconds * 10) / 10)} part={[part[0] / seconds, part[1] / seconds]} />
      <Slider
        range
        min={0}
        max={seconds}
        step={0.01}
        value={part}
        onChange={(value) => setPart(value as [number, number])}
        ariaLabelForHandle={[words.from, words.to]}
        tooltip={{ formatter: (value) => `${(value ?? 0).toFixed(2)} s` }}
      />
      <div className="editor-actions">
        <Button onClick={() => setPart(soundingPart(take))}>{words.auto}</Button>
        <Button onClick={listen}>{words.play}</Button>
        <Button onClick={onAgain}>{words.again}</Button>
        <Button type="primary" loading={busy} onClick={() => onTake(wavBlob(take, part))}>
          {words.take} · {length} s
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: the wording above says what is spoken */}
      {heard !== null && <audio controls autoPlay src={heard} />}
    </div>
  );
}
