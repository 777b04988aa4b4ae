/** Routers on a free port, with the application's own handling of errors. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { Router } from 'express';
import { pino } from 'pino';
import { createApp } from '../../src/server/app.js';

export interface PageServer {
  port: number;
  close(): Promise<void>;
}

/** `voice` is mounted under /twilio, `pages` at the root. */
export async function servePages(routers: { pages: Router; voice?: Router }): Promise<PageServer> {
  const parts = {
    pages: routers.pages,
    phone: Router(),
    voice: express().use('/twilio', routers.voice ?? Router()),
    api: Router(),
    health: Router(),
  };
  const server = createServer(createApp(parts, { trustProxy: false, log: pino({ level: 'silent' }) }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
