/** Another team's subgraph behind HTTP, WebSocket and server-sent events, which notes what it is sent and can be told to be in trouble. */

import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { createSourceEventStream, execute, parse, validate } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { z } from 'zod';

import { subgraphSchema } from './supergraph.ts';
import type { SubgraphParts } from './supergraph.ts';

export interface SubgraphServer {
  readonly url: string;
  /** For subscriptions over server-sent events. */
  readonly streamUrl: string;
  /** All requests that were no look at the schema, in order, answered or not. */
  readonly requests: { readonly query: string; readonly headers: IncomingHttpHeaders }[];
  /** Headers of upgrades and what came with `connection_init`; headers of streams. */
  readonly connections: unknown[];
  /** `hang`: no answer ever. `fail`: status 500. */
  readonly mood: { is: 'well' | 'hang' | 'fail' };
  /** Server-sent streams under way. */
  readonly streams: () => number;
  /** They break off, as when a proxy between goes away. */
  readonly breakStreams: () => void;
  /** From now on another schema. */
  readonly become: (parts: SubgraphParts) => void;
  readonly close: () => Promise<void>;
}

const Body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() });
type Sent = z.output<typeof Body>;

/** On any free port, unless it is to be this one. */
export async function startSubgraph(parts: SubgraphParts, wanted = 0): Promise<SubgraphServer> {
  let schema = subgraphSchema(parts);
  const requests: SubgraphServer['requests'] = [];
  const connections: unknown[] = [];
  const mood: SubgraphServer['mood'] = { is: 'well' };

  const streams = new Set<ServerResponse>();
  const stream = createHandler({
    schema: () => schema,
    onSubscribe: ({ raw }) => {
      connections.push({ headers: raw.headers });
    },
  });

  const note = (body: string, headers: IncomingHttpHeaders): Sent => {
    const sent = Body.parse(JSON.parse(body));
    if (!sent.query.includes('_service')) requests.push({ query: sent.query, headers });
    return sent;
  };
  const answer = async ({ query, variables }: Sent): Promise<object> => {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : execute({ schema, document, variableValues: variables ?? {} });
  };
  const http = createServer((request, response) => {
    if (request.url === '/stream') {
      streams.add(response);
      response.once('close', () => streams.delete(response));
      void stream(request, response);
      return;
    }
    void text(request).then(async (body) => {
      const sent = note(body, request.headers);
      if (mood.is === 'hang') return;
      if (mood.is === 'fail') response.writeHead(500).end('{}');
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await answer(sent)));
    });
  });
  const sockets = new WebSocketServer({ server: http });
  useServer(
    {
      schema: () => schema,
      onConnect: ({ connectionParams, extra }) => {
        connections.push({ params: connectionParams, headers: extra.request.headers });
      },
      subscribe: (args) => createEvents(args),
    },
    sockets,
  );
  await new Promise<void>((resolve) => http.listen(wanted, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/graphql`,
    streamUrl: `http://127.0.0.1:${String(port)}/stream`,
    requests,
    connections,
    mood,
    streams: () => streams.size,
    breakStreams: () => {
      for (const response of streams) response.destroy();
    },
    become: (other) => {
      schema = subgraphSchema(other);
    },
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function createEvents(args: Parameters<typeof execute>[0]) {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  return (async function* () {
    for await (const rootValue of source) yield await execute({ ...args, rootValue });
  })();
}
