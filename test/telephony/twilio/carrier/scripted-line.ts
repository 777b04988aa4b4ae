/** A local web server that answers a carrier with hand-written TwiML, for tests of the carrier itself. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  params: Record<string, string>;
}
export type Answer = string | { status?: number; type?: string; body?: string; location?: string };

export interface ScriptedLine {
  baseUrl: string;
  requests: SeenRequest[];
  /** Answers by path; a list answers one request after the other, its last entry all further ones. */
  answers: Record<string, Answer | Answer[]>;
  close(): Promise<void>;
}

export async function startScriptedLine(): Promise<ScriptedLine> {
  const line: Omit<ScriptedLine, 'baseUrl' | 'close'> = { requests: [], answers: {} };
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    const path = request.url ?? '';
    line.requests.push({
      method: request.method ?? '',
      path,
      headers: request.headers,
      params: Object.fromEntries(new URLSearchParams(body)),
    });
    const answer = nextAnswer(line.answers, path.split('?')[0] ?? '');
    response.writeHead(answer.status ?? 200, {
      'content-type': answer.type ?? 'text/xml; charset=utf-8',
      ...(answer.location && { location: answer.location }),
    });
    response.end(answer.body ?? '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return Object.assign(line, {
    baseUrl: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  });
}

function nextAnswer(answers: ScriptedLine['answers'], path: string): Exclude<Answer, string> {
  const all = answers[path] ?? { status: 404 };
  const answer = Array.isArray(all) ? ((all.length > 1 ? all.shift() : all[0]) ?? '') : all;
  if (typeof answer !== 'string') return answer;
  return { body: answer === '' ? '' : `<?xml version="1.0" encoding="UTF-8"?><Response>${answer}</Response>` };
}
