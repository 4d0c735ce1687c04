/**
 * Subscriptions of another team's subgraph, over graphql-ws or server-sent events.
 *
 * A connection of its own for each subscription, since each has headers of its own. One that breaks is not made again:
 * what was missed meanwhile nobody knows, so the client is told. So is one that reads too slowly. Refuses to know what is subscribed to.
 */

import { createClient as createSse } from 'graphql-sse';
import { createClient as createWs } from 'graphql-ws';
import WebSocket from 'ws';

import type { GraphRequest, Headers } from './port.ts';

/** Characters of results that wait for a client; what is more ends its stream. */
const MOST_WAITING = 256 * 1024;

export interface StreamSettings {
  readonly protocol: 'ws' | 'sse';
  readonly url: string;
}

type Events = AsyncIterableIterator<unknown> & { readonly return: () => Promise<IteratorReturnResult<undefined>> };

/** Results, one for each event. Rejects when the connection breaks or is refused. */
export function streamFrom({ protocol, url }: StreamSettings, request: GraphRequest, headers: Headers): Events {
  const query = { query: request.query, variables: request.variables };
  if (protocol === 'ws') {
    const client = createWs({
      url,
      webSocketImpl: withHeaders(headers),
      connectionParams: headers,
      retryAttempts: 0,
    });
    return kept(
      (sink) => client.subscribe(query, sink),
      () => client.dispose(),
    );
  }
  const client = createSse({ url, headers, retryAttempts: 0 });
  return kept(
    (sink) => client.subscribe(query, sink),
    () => {
      client.dispose();
    },
  );
}

/** Some servers look at the request, some at the first message: both have them. */
function withHeaders(headers: Headers) {
  return class extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers });
    }
  };
}

interface Sink {
  readonly next: (result: unknown) => void;
  readonly error: (failure: unknown) => void;
  readonly complete: () => void;
}

/** What came and was not asked for yet is kept up to a bound. Leaving does not wait for an event that may never come. */
function kept(begin: (sink: Sink) => unknown, dispose: () => void | Promise<void>): Events {
  const waiting: unknown[] = [];
  let size = 0;
  let over: { readonly failure: unknown } | 'complete' | null = null;
  let wanted: PromiseWithResolvers<IteratorResult<unknown, undefined>> | null = null;

  const end = (how: { readonly failure: unknown } | 'complete'): void => {
    over ??= how;
    if (wanted !== null && how === 'complete') wanted.resolve({ done: true, value: undefined });
    else if (wanted !== null && how !== 'complete') wanted.reject(how.failure);
    wanted = null;
  };
  begin({
    next: (result) => {
      if (over !== null) return;
      if (wanted !== null) {
        wanted.resolve({ done: false, value: result });
        wanted = null;
        return;
      }
      waiting.push(result);
      size += JSON.stringify(result).length;
      if (size <= MOST_WAITING) return;
      waiting.length = 0;
      end({ failure: new Error('the client reads more slowly than the subgraph sends') });
      void dispose();
    },
    error: (failure) => {
      end({ failure });
    },
    complete: () => {
      end('complete');
    },
  });
  const iterator: Events = {
    next: async () => {
      if (waiting.length > 0) {
        const value = waiting.shift();
        size -= JSON.stringify(value).length;
        return { done: false, value };
      }
      if (over === null) {
        wanted = Promise.withResolvers();
        return await wanted.promise;
      }
      await dispose();
      if (over !== 'complete') throw over.failure;
      return { done: true, value: undefined };
    },
    return: async () => {
      end('complete');
      await dispose();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
