/**
 * A client as the documentation wants it: it keeps its last cursor, and when its socket ends for whatever reason it
 * comes back, to any gateway, and goes on behind that.
 */

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { z } from 'zod';

import { pause } from './random.ts';
import type { Random } from './random.ts';

const STREAM = `subscription ($after: Cursor) { maintenanceEvents(after: $after) { __typename
  ... on MaintenanceSnapshot { cursor }
  ... on MaintenanceEvent { cursor }
  ... on StreamHeartbeat { cursor }
  ... on StreamReset { reason }
} }`;

const item = z.object({
  maintenanceEvents: z.object({
    __typename: z.string(),
    cursor: z.string().optional(),
    reason: z.string().optional(),
  }),
});

export interface Follower {
  /** The cursors of all events that it was told, in that order. */
  readonly told: readonly string[];
  /** Why it had to begin anew. */
  readonly resets: readonly string[];
  /** How often it connected. */
  readonly connections: () => number;
  readonly started: () => boolean;
  /** Its network fails; it comes back. */
  readonly drop: () => void;
  readonly end: () => Promise<void>;
}

/** Begins at once, at the gateways' present. `urls` are those of gateways, `ws://…/graphql`. */
export function follow(urls: readonly string[], token: string, random: Random): Follower {
  const told: string[] = [];
  const resets: string[] = [];
  let cursor: string | null = null;
  let connections = 0;
  let ended = false;
  let drop = (): void => undefined;
  let leave = (): void => undefined;

  function once(): Promise<void> {
    const client = createClient({
      url: random.pick(urls),
      webSocketImpl: WebSocket,
      connectionParams: { 'X-Auth-Token': token },
      retryAttempts: 0,
      connectionAckWaitTimeout: 10_000,
      on: {
        connected: (socket) => {
          if (socket instanceof WebSocket)
            drop = () => {
              socket.terminate();
            };
        },
      },
    });
    return new Promise((resolve) => {
      const over = (): void => {
        void client.dispose();
        resolve();
      };
      leave = over;
      client.subscribe(
        { query: STREAM, variables: { after: cursor } },
        {
          next: ({ data }) => {
            if (data != null) take(item.parse(data).maintenanceEvents);
          },
          error: over,
          complete: over,
        },
      );
    });
  }

  function take(got: z.infer<typeof item>['maintenanceEvents']): void {
    if (got.__typename === 'MaintenanceEvent' && got.cursor !== undefined) told.push(got.cursor);
    if (got.reason !== undefined) resets.push(got.reason);
    cursor = got.cursor ?? cursor;
  }

  async function live(): Promise<void> {
    while (!ended) {
      connections += 1;
      await once();
      await pause(random.whole(200, 1500));
    }
  }
  const life = live();
  return {
    told,
    resets,
    connections: () => connections,
    started: () => cursor !== null,
    drop: () => {
      drop();
    },
    end: async () => {
      ended = true;
      leave();
      await life;
    },
  };
}
