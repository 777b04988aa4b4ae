/** How far downloads are, by the id their page chose: the browser saves the file, the page asks here. */
import type { Clock } from '../domain/clock.js';
import type { ExportProgress } from '../domain/console/calls.js';

export interface ExportWatch {
  /** Begins a download; what it returns is told of its steps. */
  begin(id: string, total: number): { wrote(rows: number): void; ended(state: 'done' | 'failed'): void };
  /** Waiting for a download nobody began here, as on another node. */
  progress(id: string): ExportProgress;
}

const KEPT_MS = 600_000;

export function createExportWatch(clock: Clock): ExportWatch {
  const known = new Map<string, ExportProgress & { touchedMs: number }>();
  const forget = () => {
    const before = clock().getTime() - KEPT_MS;
    for (const [id, { touchedMs }] of known) if (touchedMs < before) known.delete(id);
  };
  return {
    begin(id, total) {
      forget();
      const set = (change: Partial<ExportProgress>) => {
        const before = known.get(id) ?? { state: 'running' as const, written: 0, total };
        known.set(id, { ...before, ...change, touchedMs: clock().getTime() });
      };
      set({});
      return { wrote: (written) => set({ written }), ended: (state) => set({ state }) };
    },
    progress(id) {
      const { state, written, total } = known.get(id) ?? { state: 'waiting' as const, written: 0, total: null };
      return { state, written, total };
    },
  };
}
