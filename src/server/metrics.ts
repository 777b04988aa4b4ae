/** Figures for Prometheus. No label carries anything a caller said or is. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  turnSeconds: Histogram;
  refused: Counter;
  failures: Counter;
}

/** One registry a process; default Node figures included. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    turnSeconds: new Histogram({
      name: 'turn_latency_seconds',
      help: 'Time from a carrier webhook to its answer',
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    refused: new Counter({ name: 'webhooks_refused_total', help: 'Webhooks with a missing or wrong signature', registers }),
    failures: new Counter({ name: 'turns_failed_total', help: 'Turns answered with the apology', registers }),
  };
}
