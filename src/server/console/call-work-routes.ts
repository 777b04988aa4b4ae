/** What staff do with a call: look the number up (audited), write notes and tags, listen to a recording. */

import { z } from 'zod';
import { callerNumberSchema, callIdSchema, callNoteSchema, noteRequestSchema, tagsSchema } from '../../domain/console/calls.js';
import { HotlineError } from '../../errors.js';
import { audit } from '../../store/audit-log.js';
import { addNote, setTags } from '../../store/call-notes.js';
import type { Database } from '../../store/database.js';
import { callerNumber, recordingAddress } from '../../store/reports/call-details.js';
import { type ApiRoute, apiRoute, fileRoute } from '../api/api-route.js';
import type { RecordingShelf } from '../recording-shelf.js';

export interface CallWorkParts {
  database: Database;
  recordings: RecordingShelf;
}

const recordingIdSchema = callIdSchema.extend({ ticket: z.string().min(1).max(32) });

export function callWorkRoutes(parts: CallWorkParts): ApiRoute[] {
  return [numberRoute(parts), noteRoute(parts), tagsRoute(parts), recordingRoute(parts)];
}

function numberRoute({ database }: CallWorkParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/console/calls/:id/number',
    access: 'manager',
    summary: 'The number of a caller in full; who looked is logged',
    params: callIdSchema,
    response: callerNumberSchema,
    handle: async ({ params, actor }) => {
      const number = await callerNumber(database, params.id);
      if (number === undefined) throw unknownCall();
      await audit(database.sql, actor, { action: 'call.reveal', subject: params.id });
      return { number };
    },
  });
}

function noteRoute({ database }: CallWorkParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/console/calls/:id/notes',
    access: 'editor',
    summary: 'Write a note on a call',
    params: callIdSchema,
    body: noteRequestSchema,
    response: callNoteSchema,
    handle: async ({ params, body, actor }) => {
      const note = await addNote(database, params.id, { author: actor.by, at: actor.at, text: body.text });
      if (note === null) throw unknownCall();
      await audit(database.sql, actor, { action: 'call.note', subject: params.id });
      return note;
    },
  });
}

function tagsRoute({ database }: CallWorkParts): ApiRoute {
  return apiRoute({
    method: 'put',
    path: '/console/calls/:id/tags',
    access: 'editor',
    summary: 'Set the tags of a call',
    params: callIdSchema,
    body: tagsSchema,
    response: tagsSchema,
    handle: async ({ params, body, actor }) => {
      const tags = [...new Set(body.tags)].sort();
      const before = await setTags(database, params.id, tags);
      if (before === null) throw unknownCall();
      await audit(database.sql, actor, { action: 'call.tags', subject: params.id, before, after: tags });
      return { tags };
    },
  });
}

function recordingRoute({ database, recordings }: CallWorkParts): ApiRoute {
  return fileRoute({
    method: 'get',
    path: '/console/calls/:id/recordings/:ticket',
    access: 'editor',
    summary: 'A recording of the call, fetched from the carrier; who listened is logged',
    params: recordingIdSchema,
    types: ['audio/mpeg', 'audio/wav'],
    handle: async ({ params, actor }) => {
      const address = await recordingAddress(database, params.id, params.ticket);
      if (address === null) throw new HotlineError('not_found', 'there is no such recording');
      const recording = await recordings.fetch(address);
      await audit(database.sql, actor, { action: 'call.listen', subject: params.id, after: { ticket: params.ticket } });
      return recording;
    },
  });
}

function unknownCall(): HotlineError {
  return new HotlineError('not_found', 'there is no such call');
}
