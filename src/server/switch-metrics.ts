/** Figures of the telephone switch. No label carries anything a caller said or is. */
import { Counter, Gauge, type Registry } from 'prom-client';
import type { DialResult } from '../domain/call.js';

export interface SwitchMetrics {
  transferred(result: DialResult): void;
  /** The switch went away. */
  went(): void;
}

export function createSwitchMetrics(registry: Registry, connected: () => boolean): SwitchMetrics {
  const registers = [registry];
  new Gauge({
    name: 'switch_connected',
    help: '1 while calls of the telephone switch can come in',
    registers,
    collect() {
      this.set(connected() ? 1 : 0);
    },
  });
  const transfers = new Counter({
    name: 'switch_transfers_total',
    help: 'Transfers over the telephone switch, by result',
    labelNames: ['result'],
    registers,
  });
  const losses = new Counter({ name: 'switch_losses_total', help: 'Times the telephone switch went away', registers });
  return { transferred: (result) => transfers.inc({ result }), went: () => losses.inc() };
}
