/**
 * The client of the gateway's graph: urql by HTTP, graphql-ws for the stream. Both carry the session's cookie.
 *
 * Nothing is cached for longer than it is shown: what is live is asked for
 * again when the stream says so. Refuses to know what is asked.
 */

import { createClient as createSocketClient } from 'graphql-ws';
import { cacheExchange, Client, fetchExchange, subscriptionExchange } from 'urql';

import type { Credential } from '../session/session.ts';

/** A client and its end. */
export interface Graph {
  readonly client: Client;
  /** Calls back each time that the gateway has let a socket in. */
  readonly onConnected: (connected: () => void) => () => void;
  /** Cuts the socket; whoever listens is told that it broke. */
  readonly cut: () => void;
  readonly close: () => void;
}

const PING_MS = 10_000;
const PATIENCE_MS = 5_000;

export function createGraph(credential: Credential): Graph {
  const socketUrl = new URL('/graphql', window.location.href);
  socketUrl.protocol = socketUrl.protocol === 'https:' ? 'wss:' : 'ws:';
  let impatience: ReturnType<typeof setTimeout> | undefined;
  const socket = createSocketClient({
    url: socketUrl.href,
    // The feed starts over by itself, behind what it has seen.
    retryAttempts: 0,
    lazy: true,
    keepAlive: PING_MS,
    on: {
      ping: (received) => {
        if (received) return;
        impatience = setTimeout(() => {
          socket.terminate();
        }, PATIENCE_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(impatience);
      },
      closed: () => {
        clearTimeout(impatience);
      },
    },
  });
  const client = new Client({
    url: '/graphql',
    // A GET would write what is asked into logs of addresses.
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin', headers: { 'x-slipway-csrf': credential.csrf } },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ query: query ?? '', variables: { ...variables } }, sink),
          }),
        }),
      }),
    ],
  });
  return {
    client,
    onConnected: (connected) => socket.on('connected', connected),
    cut: () => {
      socket.terminate();
    },
    close: () => {
      void socket.dispose();
    },
  };
}
