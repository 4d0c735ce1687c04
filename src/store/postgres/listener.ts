/**
 * LISTEN on a connection of its own, which comes back after every loss.
 *
 * Knows that what was notified meanwhile is lost: `connected` says when to look for oneself. Refuses to know what
 * the notifications mean.
 */

import { Client, escapeIdentifier } from 'pg';
import type { ClientConfig } from 'pg';
import type { Logger } from 'pino';

import type { Listen, Listening } from '../engine.ts';

/** All channels on one connection. */
export interface Listener {
  readonly listen: Listen;
  readonly close: () => Promise<void>;
}

const RETRY_MS = { first: 100, longest: 5_000 };

/** Connects; rejects when even the first connection fails. */
export async function startListener(config: ClientConfig, log: Logger): Promise<Listener> {
  const channels = new Map<string, Set<Listening>>();
  let closed = false;
  let retry: NodeJS.Timeout | null = null;
  let client = await connect();

  async function connect(): Promise<Client> {
    const next = new Client({ ...config, keepAlive: true, keepAliveInitialDelayMillis: 10_000 });
    next.on('notification', ({ channel, payload }) => {
      for (const listening of channels.get(channel) ?? []) listening.notified(payload ?? '');
    });
    next.on('error', (error) => {
      log.warn({ err: error }, 'the connection for notifications failed');
    });
    try {
      await next.connect();
      for (const channel of channels.keys()) await next.query(`listen ${escapeIdentifier(channel)}`);
    } catch (error) {
      await end(next);
      throw error;
    }
    next.once('end', () => {
      reconnect(RETRY_MS.first);
    });
    return next;
  }

  function reconnect(delay: number): void {
    if (closed) return;
    retry = setTimeout(() => {
      connect().then(reconnected, () => {
        reconnect(Math.min(delay * 2, RETRY_MS.longest));
      });
    }, delay);
  }

  function reconnected(next: Client): void {
    client = next;
    if (closed) void end(next);
    else for (const listening of [...channels.values()].flatMap((set) => [...set])) listening.connected();
  }

  return {
    listen: async (channel, listening) => {
      const others = channels.get(channel) ?? new Set();
      channels.set(channel, others.add(listening));
      await client.query(`listen ${escapeIdentifier(channel)}`);
      listening.connected();
      return () => Promise.resolve(void others.delete(listening));
    },
    close: async () => {
      closed = true;
      if (retry !== null) clearTimeout(retry);
      await end(client);
    },
  };
}

async function end(client: Client): Promise<void> {
  await client.end().catch(() => undefined);
}
