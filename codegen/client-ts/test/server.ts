import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type ClientOptions, OoClient, type Problem } from '@oo/client';

export interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** The connection is cut instead of an answer. */
  cut?: boolean;
  /** Nothing is ever answered. */
  hang?: boolean;
}

/** A server that gives the replies one after the other, and a client for it. */
export async function serve(t: TestContext, replies: Reply[], options: Partial<ClientOptions> = {}): Promise<{ oo: OoClient; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      const reply = replies[received.length - 1] ?? { status: 500, body: 'one request too many' };
      if (reply.hang) return;
      if (reply.cut) {
        request.socket.destroy();
        return;
      }
      const text = reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', 'request-id': REQUEST_ID, ...reply.headers }).end(text);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { oo: new OoClient({ baseUrl: `http://127.0.0.1:${port}/`, token: 'ada', ...options }), received };
}

export const REQUEST_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

export function problem(code: string, status: number, more: Partial<Problem> = {}, headers: Record<string, string> = {}): Reply {
  const body: Problem = {
    type: `http://localhost:8080/problems/${code}`, title: 'A problem', status, detail: 'It happened.', instance: '/v1/tips',
    code, request_id: REQUEST_ID, retryable: false, params: {}, errors: [], ...more,
  };
  return { status, headers: { 'content-type': 'application/problem+json', ...headers }, body };
}

export const tip = (name: string) => ({
  tip_id: `tip_${name}`, kind: 'movement', title: name, body: 'Walk.', effort: 'PT10M', action: { type: 'none' }, why: [],
  state: 'done', decided_at: '2026-11-23T12:35:00Z', expires_at: '2026-11-23T13:00:00Z',
});

export const preferences = { time_zone: 'Europe/Berlin', quiet_hours: [], kinds_off: [], daily_cap: 12, push_cooldown: 'PT1H' };
