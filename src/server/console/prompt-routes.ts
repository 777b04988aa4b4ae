/** Prompts, notices and recordings for the console. */
import { z } from 'zod';
import {
  noticeListSchema,
  promptDetailSchema,
  promptFactsRequestSchema,
  promptFactsSchema,
  promptListSchema,
  recordingUploadSchema,
} from '../../domain/console/prompts.js';
import { LANGUAGES } from '../../domain/language.js';
import { PROMPTS, type PromptId } from '../../domain/prompt.js';
import { HotlineError } from '../../errors.js';
import { promptFacts } from '../../speech/prompt-facts.js';
import type { RecordingFiles } from '../../store/recording-files.js';
import { type ApiRoute, apiRoute, fileRoute } from '../api/api-route.js';
import { noticeList, type PromptViewParts, promptDetail, promptList } from '../content-desk/prompt-views.js';
import { sayAloud } from '../content-desk/say-aloud.js';
import { convertUpload } from '../recordings/convert-upload.js';

export interface PromptRoutesParts extends PromptViewParts {
  recordings: RecordingFiles;
}

const AUDIO = ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave', 'audio/mpeg', 'audio/mp3', 'application/octet-stream'];

export function promptRoutes(parts: PromptRoutesParts): ApiRoute[] {
  return [...wordingRoutes(parts), ...recordingRoutes(parts)];
}

function wordingRoutes(parts: PromptRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/prompts',
      access: 'viewer',
      summary: 'All prompts by group, in every language',
      response: promptListSchema,
      handle: ({ actor }) => promptList(parts, actor),
    }),
    apiRoute({
      method: 'get',
      path: '/console/prompts/:language/:id',
      access: 'viewer',
      summary: 'One prompt in one language: wording, drafts, history, where it is used',
      params: z.object({ language: z.enum(LANGUAGES), id: z.string() }),
      response: promptDetailSchema,
      handle: ({ params, actor }) => promptDetail(parts, params, actor),
    }),
    apiRoute({
      method: 'post',
      path: '/console/prompts/facts',
      access: 'viewer',
      summary: 'Variables, example, seconds and faults of a wording that is being written',
      body: promptFactsRequestSchema,
      response: promptFactsSchema,
      handle: ({ body: { id, language, text } }) => {
        if (!(id in PROMPTS)) throw new HotlineError('not_found', 'there is no such prompt');
        const { terms } = parts.content().state().content.wordings[language];
        return promptFacts(id as PromptId, text, { language, terms });
      },
    }),
    fileRoute({
      method: 'get',
      path: '/console/listen/:language/:id',
      access: 'editor',
      summary: 'A wording that is being written, spoken by the voice of the line',
      params: z.object({ language: z.enum(LANGUAGES), id: z.string() }),
      query: z.object({ text: z.string().min(1).max(1000) }),
      types: ['audio/wav'],
      handle: async ({ params: { language, id }, query }) => {
        if (parts.voice === null || !(id in PROMPTS)) throw new HotlineError('not_found', 'the line has no voice of its own');
        const { terms } = parts.content().state().content.wordings[language];
        const { example } = promptFacts(id as PromptId, query.text, { language, terms });
        return { type: 'audio/wav', body: await sayAloud(parts.voice, id as PromptId, example) };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/console/notices',
      access: 'viewer',
      summary: 'Scheduled notices spoken after the greeting',
      response: noticeListSchema,
      handle: async ({ actor }) => ({ notices: await noticeList(parts, actor.at) }),
    }),
  ];
}

function recordingRoutes({ recordings }: PromptRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/console/recordings',
      access: 'editor',
      summary: 'Keep a WAV or MP3 as what the line can play: 8 kHz mono, checked and levelled',
      upload: { types: AUDIO, limit: '20mb' },
      response: recordingUploadSchema,
      handle: async ({ bytes }) => {
        const converted = await convertUpload(bytes);
        if (!converted.ok) return converted;
        const { wav, report, peaks } = converted.sound;
        const fit = report.problems.every(({ severity }) => severity !== 'error');
        return { ok: true as const, file: fit ? await recordings.save(wav) : '', report, peaks };
      },
    }),
    fileRoute({
      method: 'get',
      path: '/console/recordings/:file',
      access: 'viewer',
      summary: 'A kept recording',
      params: z.object({ file: z.string().regex(/^[0-9a-f]{32}$/) }),
      types: ['audio/wav'],
      handle: async ({ params }) => {
        const body = await recordings.read(params.file);
        if (body === null) throw new HotlineError('not_found', 'there is no such recording');
        return { type: 'audio/wav', body };
      },
    }),
  ];
}
