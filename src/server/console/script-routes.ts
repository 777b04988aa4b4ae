/** Scripted calls: list, run all on the published line or on the own drafts, keep a call of the test phone. */
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { jobViewSchema } from '../../domain/console/content-jobs.js';
import {
  runRequestSchema,
  scriptAsideSchema,
  scriptListSchema,
  scriptSavedSchema,
  scriptSaveSchema,
} from '../../domain/console/scripted-calls.js';
import { HotlineError } from '../../errors.js';
import type { AuditEntry } from '../../store/audit-log.js';
import { type ApiRoute, apiRoute, NOTHING } from '../api/api-route.js';
import { type ScriptFile, type ScriptFiles, scriptText } from '../scripted-calls/script-files.js';
import { JUST_TEST } from '../scripted-calls/script-jobs.js';
import { type ScriptedCall, scriptedCallSchema } from '../scripted-calls/scripted-call.js';
import type { DraftRoutesParts } from './draft-routes.js';

export interface ScriptRoutesParts extends DraftRoutesParts {
  scriptFiles: ScriptFiles;
  audited: (actor: Actor, entry: AuditEntry) => Promise<void>;
}

export function scriptRoutes({ scriptFiles, jobs, desk, content, audited }: ScriptRoutesParts): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/scripts',
      access: 'viewer',
      summary: 'The scripted calls every publication must pass',
      response: scriptListSchema,
      handle: async () => ({ scripts: (await scriptFiles.list()).map(scriptRow) }),
    }),
    apiRoute({
      method: 'post',
      path: '/console/scripts/run',
      access: 'editor',
      summary: 'Place all scripted calls on the published line, or on the own drafts',
      body: runRequestSchema,
      response: jobViewSchema,
      handle: async ({ body, actor }) => {
        const changes = body.on === 'draft' ? await desk.changes(null, actor) : [];
        const baseline = body.on === 'draft' ? content().published() : undefined;
        return jobs.start({ published: content().check(changes).published, actor, finish: JUST_TEST, baseline });
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/scripts',
      access: 'editor',
      summary: 'Keep a call of the test phone as a scripted call',
      body: scriptSaveSchema,
      limit: '256kb',
      response: scriptSavedSchema,
      handle: async ({ body, actor }) => {
        const script = checkedScript(body.script);
        const name = await scriptFiles.save(script);
        await audited(actor, { action: 'script.save', subject: name, after: { call: script.call } });
        return { name, yaml: scriptText(script) };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/scripts/yaml',
      access: 'viewer',
      summary: 'A call of the test phone in the form of a scripted call, without keeping it',
      body: scriptSaveSchema,
      limit: '256kb',
      response: scriptSavedSchema,
      handle: ({ body }) => {
        const script = checkedScript(body.script);
        return { name: script.call, yaml: scriptText(script) };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/scripts/aside',
      access: 'manager',
      summary: 'Set a scripted call aside whose expectation is no longer so, or take it back',
      body: scriptAsideSchema,
      response: NOTHING,
      handle: async ({ body: { name, aside, why }, actor }) => {
        if (!(await scriptFiles.setAside(name, aside))) throw new HotlineError('not_found', 'there is no such scripted call');
        await audited(actor, { action: aside ? 'script.set-aside' : 'script.restore', subject: name, after: { why } });
      },
    }),
    apiRoute({
      method: 'delete',
      path: '/console/scripts/saved/:name',
      access: 'editor',
      summary: 'Remove a scripted call that was kept from the test phone',
      params: z.object({ name: z.string().regex(/^[\w-]+$/) }),
      response: NOTHING,
      handle: async ({ params, actor }) => {
        if (!(await scriptFiles.remove(`saved/${params.name}`))) throw new HotlineError('not_found', 'there is no such saved call');
        await audited(actor, { action: 'script.remove', subject: `saved/${params.name}` });
      },
    }),
  ];
}

function checkedScript(raw: unknown): ScriptedCall {
  const parsed = scriptedCallSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new HotlineError('bad_request', z.prettifyError(parsed.error));
}

function scriptRow({ name, saved, aside, script }: ScriptFile) {
  if ('broken' in script) return { name, call: name, turns: 0, saved, aside, broken: script.broken };
  return { name, call: script.call, turns: script.turns.length, saved, aside, broken: null };
}
