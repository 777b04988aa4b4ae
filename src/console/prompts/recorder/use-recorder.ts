/** The microphone: records, shows how loud it is, and gives the samples when it stops. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Take } from './wav-blob.js';

export interface Recorder {
  /** False without https: browsers then have no microphone to give. */
  possible: boolean;
  state: 'idle' | 'recording' | 'denied';
  /** 0–1, while recording. */
  level: number;
  seconds: number;
  start(): void;
  stop(): void;
}

interface Session {
  stream: MediaStream;
  recorder: MediaRecorder;
  context: AudioContext;
  timer: ReturnType<typeof setInterval>;
}

const TICK_MS = 60;
const LONGEST_S = 60;

export function useRecorder(onTake: (take: Take) => void): Recorder {
  const [state, setState] = useState<Recorder['state']>('idle');
  const [meter, setMeter] = useState({ level: 0, seconds: 0 });
  const session = useRef<Session | null>(null);
  const taken = useRef(onTake);
  taken.current = onTake;
  const possible = window.isSecureContext && navigator.mediaDevices !== undefined && typeof MediaRecorder === 'function';

  const close = useCallback(() => {
    const open = session.current;
    session.current = null;
    if (open === null) return;
    clearInterval(open.timer);
    for (const track of open.stream.getTracks()) track.stop();
    void open.context.close();
  }, []);
  useEffect(() => close, [close]);

  const stop = useCallback(() => session.current?.recorder.stop(), []);
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
      const context = new AudioContext();
      const recorder = new MediaRecorder(stream);
      const pieces: Blob[] = [];
      recorder.ondataavailable = ({ data }) => pieces.push(data);
      recorder.onstop = async () => {
        close();
        setState('idle');
        taken.current(await decode(new Blob(pieces)));
      };
      const measure = levelOf(context, stream);
      const began = performance.now();
      const timer = setInterval(() => {
        const seconds = (performance.now() - began) / 1000;
        setMeter({ level: measure(), seconds });
        if (seconds > LONGEST_S) stop();
      }, TICK_MS);
      session.current = { stream, recorder, context, timer };
      recorder.start();
      setState('recording');
    } catch {
      close();
      setState('denied');
    }
  };
  return { possible, state, ...meter, start: () => void start(), stop };
}

function levelOf(context: AudioContext, stream: MediaStream): () => number {
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  };
}

/** Browsers record compressed sound; they can unpack it again. */
async function decode(blob: Blob): Promise<Take> {
  const context = new AudioContext();
  const buffer = await context.decodeAudioData(await blob.arrayBuffer());
  await context.close();
  return { samples: buffer.getChannelData(0), sampleRate: buffer.sampleRate };
}
