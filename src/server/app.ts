/** Puts the routes together: webhooks, interface, test phone, health; and one place where errors become answers. */
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { HotlineError } from '../errors.js';
import { loggableError } from './loggable-error.js';
import type { VoiceRoutes } from './voice-routes.js';

export interface AppRouters {
  voice: VoiceRoutes;
  api: Router;
  health: Router;
  phone: Router;
  /** Sign-in and the console's pages. */
  pages: Router;
}

/**
 * Everything the server answers. The webhooks come first, past Express, which would take longer than all the rest of a turn.
 * `trustProxy` is opt-in: forwarding headers are only believed from a proxy the installer put there.
 */
export function createApp(routers: AppRouters, options: { trustProxy: boolean; log: Logger }): RequestListener {
  const app = express();
  app
    .disable('x-powered-by')
    .set('trust proxy', options.trustProxy ? 1 : false)
    .set('query parser', 'simple');
  app.use(routers.health);
  app.use('/api', routers.api);
  app.use(routers.pages);
  app.use(routers.phone);
  app.use((_request, _response, next) => next(new HotlineError('not_found', 'there is nothing at this address')));
  app.use(errorHandler(options.log));
  return (request, response) => routers.voice(request, response, () => app(request, response));
}

function errorHandler(log: Logger): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const known = error instanceof HotlineError ? error : bodyError(error);
    if (known !== null && known.status < 500) {
      response.status(known.status).json({ error: known.code, message: known.message });
      return;
    }
    const id = randomUUID();
    log.error({ id, err: loggableError(error) }, 'a request failed');
    response
      .status(known?.status ?? 500)
      .json({ error: known?.code ?? 'internal', message: `error ${id}; the log has the details` });
  };
}

/** What Express' body parser throws: a client's mistake, not ours. */
function bodyError(error: unknown): HotlineError | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  if (status === 413) return new HotlineError('too_large', 'the request body is too large');
  return typeof status === 'number' && status < 500 ? new HotlineError('bad_request', 'the request body is malformed') : null;
}
