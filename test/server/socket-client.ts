/** A client as graphql-ws has it: what came back, and how it ended. */

import type { Client as EventStreamClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import type { Client, ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';

import type { GraphQLBody } from './gateway.ts';

/** Where a gateway's sockets are. */
export const socketUrl = (url: string) => `${url.replace('http', 'ws')}/graphql`;

/** A client of the gateway at `url`, and the codes that its sockets were closed with. */
export function connectTo(
  url: string,
  connectionParams: ClientOptions['connectionParams'],
  headers: Record<string, string> = {},
) {
  const closes: { code: number; reason: string }[] = [];
  const client = createClient({
    url: socketUrl(url),
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, { headers });
      }
    },
    ...(connectionParams && { connectionParams }),
    retryAttempts: 0,
    on: {
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        closes.push({ code, reason });
      },
    },
  });
  return { client, closes };
}

/** Starts an operation over either kind of stream; what came of it so far. */
export function run(client: Pick<Client | EventStreamClient, 'subscribe'>, query: string) {
  const results: GraphQLBody[] = [];
  const ends: unknown[] = [];
  const stop = client.subscribe(
    { query },
    {
      next: (result) => results.push(result as GraphQLBody),
      error: (error) => ends.push(error),
      complete: () => ends.push('complete'),
    },
  );
  return { results, ends, stop };
}
