/** The console's page: one document for every address under /console, its styles let in by a nonce of their own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Response, Router } from 'express';
import { HotlineError } from '../../errors.js';
import type { Auth } from '../auth.js';
import { consoleSecurity, styleNonceOf } from '../page-security.js';

/** Stands in the built document where the nonce belongs. */
const PLACE = '__STYLE_NONCE__';

/** `/console` and all below, for who is signed in; the pages find out by themselves which one is meant. */
export function createConsolePages({ auth, secure, consoleDir }: { auth: Auth; secure: boolean; consoleDir: string }): Router {
  const router = Router();
  let document: Promise<string> | undefined;
  router.use('/console', ...consoleSecurity(secure), auth.requireUser);
  router.get(['/console', '/console/*path'], async (_request, response) => {
    document ??= readPage(consoleDir).catch((error) => {
      document = undefined;
      throw error;
    });
    send(await document, response);
  });
  return router;
}

async function readPage(consoleDir: string): Promise<string> {
  try {
    return await readFile(join(consoleDir, 'console.html'), 'utf8');
  } catch {
    throw new HotlineError('not_found', 'this page is not built yet; run npm run build');
  }
}

function send(document: string, response: Response): void {
  response
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(document.replaceAll(PLACE, styleNonceOf(response)));
}
