/** Figures of calls as sound. No label carries anything a caller said or is. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { AudioObserver } from '../audio/ports.js';
import type { FallObserver } from '../recognition/fallback-recogniser.js';

export interface VoiceMetrics {
  observer: AudioObserver;
  fell: FallObserver;
  restarted: (why: string) => void;
  refused: () => void;
  /** From now on it is told how many calls a recogniser has, and how many it can serve. */
  limit(recogniser: { calls(): number; mostCalls(): number }): void;
}

/** Registers the figures; `mediaCalls` counts the streams that are open. */
export function createVoiceMetrics(registry: Registry, mediaCalls: () => number): VoiceMetrics {
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge('media_calls', 'Open media streams', mediaCalls);
  const counter = (name: string, help: string, labelNames: string[] = []) => new Counter({ name, help, labelNames, registers });
  const seconds = (name: string, help: string) =>
    new Histogram({ name, help, buckets: [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5], registers });
  const falls = counter('recogniser_falls_total', 'Falls from one recogniser to the next', ['from', 'to', 'reason']);
  const restarts = counter('stt_restart_total', 'Streams of the recogniser begun anew', ['why']);
  const refused = counter('media_refused_total', 'Media streams refused at the handshake');
  const left = counter('media_left_total', 'Ends of media streams', ['why']);
  const resumed = counter('false_interruptions_total', 'Sentences that went on after a noise');
  const fillers = counter('fillers_total', 'Answers that took so long that the caller was told');
  const firstAudio = seconds('first_audio_seconds', 'From the end of an utterance to the first sound of the answer');
  const silenced = seconds('barge_in_seconds', 'From the first voice to silence');
  return {
    observer: {
      firstAudio: (ms) => firstAudio.observe(ms / 1_000),
      silenced: (ms) => silenced.observe(ms / 1_000),
      resumed: () => resumed.inc(),
      filler: () => fillers.inc(),
      left: (why) => left.inc({ why }),
    },
    fell: ({ from, to, failure }) => falls.inc({ from, to: to ?? 'none', reason: failure.reason }),
    restarted: (why) => restarts.inc({ why }),
    refused: () => refused.inc(),
    limit({ calls, mostCalls }) {
      gauge('offline_calls', 'Calls this machine listens to itself', calls);
      gauge('offline_calls_most', 'Calls this machine can listen to at once, by what it measured', mostCalls);
    },
  };
}
