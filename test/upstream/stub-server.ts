/**
 * A loopback HTTP server whose every answer a test writes by hand, for what no real system does on demand.
 *
 * Knows no API. Keeps what it was asked, and how much of it at once.
 */

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request as it arrived. */
export interface StubRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** `performance.now()` of its arrival. */
  readonly at: number;
}

export interface StubServer {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  /** The most requests that were under way at the same time. */
  readonly mostAtOnce: () => number;
  /** How many connections were ever opened. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** `count` is 1 for the first request. */
export type StubHandler = (request: StubRequest, response: ServerResponse, count: number) => void;

/** Listens on a free port of 127.0.0.1. */
export async function startStub(handle: StubHandler): Promise<StubServer> {
  const requests: StubRequest[] = [];
  const sockets = new Set<Socket>();
  let opened = 0;
  let underWay = 0;
  let most = 0;
  const server = createServer((incoming, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    response.once('close', () => {
      underWay -= 1;
    });
    const { method = '', url = '', headers } = incoming;
    const at = performance.now();
    void text(incoming).then((body) => {
      const request = { method, url, headers, body, at };
      requests.push(request);
      handle(request, response, requests.length);
    });
  });
  server.on('connection', (socket) => {
    opened += 1;
    sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    mostAtOnce: () => most,
    connections: () => opened,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
