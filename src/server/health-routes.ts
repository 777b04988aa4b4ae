/** Is the process alive, can it answer calls, and its figures. */
import { Router } from 'express';
import { bearer } from './api/guards.js';
import type { Metrics } from './metrics.js';

export interface HealthParts {
  /** Resolves when the database answers. */
  ready: () => Promise<void>;
  /** True once the process was told to stop. */
  draining: () => boolean;
  /** The centre's own telephone switch; null or absent where there is none. */
  telephoneSwitch?: { connected(): boolean } | null;
  metrics: Metrics;
  apiToken: string | undefined;
  loopback: (request: Parameters<ReturnType<typeof bearer>>[0]) => boolean;
}

/**
 * `/healthz`, `/readyz` and `/metrics` (this machine or the API token). A switch that is away is told but takes no node out of
 * service: webhooks and console work without it.
 */
export function createHealthRouter(parts: HealthParts): Router {
  const { draining, metrics, apiToken, loopback, telephoneSwitch } = parts;
  const router = Router();
  const isReady = oneAtATime(parts.ready);
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const state = draining()
      ? 'draining'
      : await isReady().then(
          () => 'ready',
          () => 'database unavailable',
        );
    const switchState = telephoneSwitch ? { telephoneSwitch: telephoneSwitch.connected() ? 'connected' : 'away' } : {};
    response.status(state === 'ready' ? 200 : 503).json({ status: state, ...switchState });
  });
  const guard = bearer(apiToken);
  router.get(
    '/metrics',
    (request, response, next) => (loopback(request) ? next() : guard(request, response, next)),
    async (_request, response) => {
      response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    },
  );
  return router;
}

/** Anybody may ask, so that many who ask at once are answered by one look: the calls need the database more. */
function oneAtATime(look: () => Promise<void>): () => Promise<void> {
  let looking: Promise<void> | undefined;
  return () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
}
