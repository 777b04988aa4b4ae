/** The OpenAPI document of `/api`, made from the very declarations that are served. */
import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { ERRORS } from '../../errors.js';
import type { Access, ApiRoute } from './api-route.js';

type Document = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const errorSchema = z
  .object({ error: z.enum(Object.keys(ERRORS) as [string, ...string[]]), message: z.string() })
  .meta({ id: 'Error', description: 'What went wrong: a code of the error table, and a sentence for developers.' });

/** OpenAPI 3.1 of all declared routes. */
export function openapiDocument(routes: readonly ApiRoute[]): Document {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'hotline_session' });
  registry.registerComponent('securitySchemes', 'csrf', { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' });
  for (const route of routes) registry.registerPath(pathOf(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Sunshine Hotline 阳光政务热线', version: '1', description: 'Interface of the line and of its console.' },
    servers: [{ url: '/' }],
  });
}

function pathOf(route: ApiRoute): RouteConfig {
  const { method, path, summary, access, params, query } = route;
  return {
    method,
    path: `/api${path.replace(/:(\w+)/g, '{$1}')}`,
    summary,
    description: needs(access),
    tags: [path.split('/').find((part) => part !== '' && part !== 'console') ?? ''],
    security: security(access, method),
    request: { params, query, ...bodyOf(route) },
    responses: {
      ...success(route),
      default: { description: 'An error', content: { 'application/json': { schema: errorSchema } } },
    },
  };
}

function needs(access: Access): string {
  if (access === 'anyone') return 'Open to anyone.';
  if (access === 'token') return 'For holders of an API token.';
  return access === 'own' ? 'For everybody who is signed in.' : `For the role ${access} and above.`;
}

function security(access: Access, method: string): Record<string, string[]>[] {
  if (access === 'anyone') return [];
  if (access === 'token') return [{ token: [] }];
  return [method === 'get' ? { session: [] } : { session: [], csrf: [] }];
}

function bodyOf({ body, describedBody, upload }: ApiRoute): Pick<NonNullable<RouteConfig['request']>, 'body'> {
  if (upload) {
    const file = { schema: { type: 'string' as const, format: 'binary' } };
    return { body: { required: true, content: Object.fromEntries(upload.types.map((type) => [type, file])) } };
  }
  const schema = describedBody ?? body;
  return schema === undefined ? {} : { body: { required: true, content: { 'application/json': { schema } } } };
}

function success({ response, fileTypes }: ApiRoute): Record<string, ResponseConfig> {
  if (response === null) {
    const file = { schema: { type: 'string' as const, format: 'binary' } };
    return { 200: { description: 'The file', content: Object.fromEntries(fileTypes.map((type) => [type, file])) } };
  }
  if (response instanceof z.ZodVoid) return { 204: { description: 'Done' } };
  return { 200: { description: 'The answer', content: { 'application/json': { schema: response } } } };
}
