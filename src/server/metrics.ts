/** Figures for Prometheus. No label carries anything a caller said or is. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CallObserver } from '../calls/call-observer.js';
import { isNotUnderstood } from '../domain/not-understood.js';

export interface Metrics {
  registry: Registry;
  turnSeconds: Histogram;
  refused: Counter;
  failures: Counter;
  calls: CallObserver;
}

/** One registry a process, default Node figures included. `activeCalls` counts the calls that have no ending yet. */
export function createMetrics(activeCalls: () => Promise<number>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  activeCallsGauge(registry, activeCalls);
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
    calls: callCounters(registry),
  };
}

/** Asked of the database when somebody looks, so that restarts and several nodes count right; NaN when it does not answer. */
function activeCallsGauge(registry: Registry, activeCalls: () => Promise<number>): void {
  new Gauge({
    name: 'active_calls',
    help: 'Calls that have not ended',
    registers: [registry],
    async collect() {
      this.set(await activeCalls().catch(() => Number.NaN));
    },
  });
}

function callCounters(registry: Registry): CallObserver {
  const registers = [registry];
  const noMatch = new Counter({ name: 'nomatch_total', help: 'Turns in which the caller was not understood', registers });
  const noInput = new Counter({ name: 'noinput_total', help: 'Turns in which the caller neither spoke nor keyed', registers });
  const replays = new Counter({ name: 'webhook_replay_total', help: 'Repeated webhooks that got their answer again', registers });
  const transfers = new Counter({
    name: 'operator_transfer_total',
    help: 'Transfers to a person, by reason',
    labelNames: ['reason'],
    registers,
  });
  return {
    turn: ({ event, actions }) => {
      if (event === 'silence') noInput.inc();
      if (isNotUnderstood(actions)) noMatch.inc();
      for (const action of actions) if (action.do === 'transfer') transfers.inc({ reason: action.reason });
    },
    replay: () => replays.inc(),
  };
}
