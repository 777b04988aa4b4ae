/** Staff's recordings for the carrier: anyone may fetch what every caller hears, named by what it holds, so it never changes. */
import { Router } from 'express';
import { HotlineError } from '../errors.js';
import type { RecordingFiles } from '../store/recording-files.js';

export function createRecordingRouter(files: Pick<RecordingFiles, 'read'>): Router {
  const router = Router();
  router.get('/twilio/recordings/:name', async (request, response) => {
    const wav = await files.read(request.params.name.replace(/\.wav$/, ''));
    if (wav === null) throw new HotlineError('not_found', 'there is no such recording');
    response
      .type('audio/wav')
      .set('Cache-Control', 'public, max-age=31536000, immutable')
      .set('X-Content-Type-Options', 'nosniff')
      .send(wav);
  });
  return router;
}
