/**
 * Talks to a gateway as clients do: operations by HTTP, subscriptions by WebSocket.
 */

import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import WebSocket from 'ws';

import { until } from './until.ts';

/** A GraphQL answer, loosely typed: tests say what they expect of it. */
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** A running subscription. */
export interface Watch {
  /** The data of every item so far, in order. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly errors: readonly unknown[];
  /** Waits until so many items came. */
  readonly reaches: (count: number) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly end: () => Promise<void>;
}

/** What tests send to a gateway. */
export interface GraphClient {
  /** Sends one operation with a token. */
  readonly run: (
    token: string,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** The same, where errors are a failure of the test; answers the data. */
  readonly ask: (
    token: string,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Readonly<Record<string, unknown>>>;
  readonly watch: (token: string, query: string, variables?: Readonly<Record<string, unknown>>) => Watch;
  /** Ends every subscription. */
  readonly close: () => Promise<void>;
}

/** A client of the gateway at this URL. */
export function graphClient(url: string): GraphClient {
  const clients = new Set<Client>();
  const run: GraphClient['run'] = async (token, query, variables = {}, more = {}) => {
    const headers = { 'content-type': 'application/json', 'x-auth-token': token, ...more };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return {
    run,
    ask: async (token, query, variables, headers) => {
      const { data, errors } = await run(token, query, variables, headers);
      if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors));
      return data;
    },
    watch: (token, query, variables = {}) => {
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { 'X-Auth-Token': token },
        retryAttempts: 0,
      });
      clients.add(client);
      return watchWith(client, query, variables);
    },
    close: async () => {
      for (const client of clients) await client.dispose();
    },
  };
}

function watchWith(client: Client, query: string, variables: Readonly<Record<string, unknown>>): Watch {
  const items: Readonly<Record<string, unknown>>[] = [];
  const errors: unknown[] = [];
  const stop = client.subscribe<Readonly<Record<string, unknown>>>(
    { query, variables },
    {
      next: (result) => {
        if (result.data != null) items.push(result.data);
        if (result.errors !== undefined) errors.push(...result.errors);
      },
      error: (error) => errors.push(error),
      complete: () => undefined,
    },
  );
  return {
    items,
    errors,
    reaches: async (count) => {
      await until(
        `${count} items; there are ${JSON.stringify(items)} and errors ${JSON.stringify(errors)}`,
        () => items.length >= count,
      );
      return items;
    },
    end: async () => {
      stop();
      await client.dispose();
    },
  };
}
