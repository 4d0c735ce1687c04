/**
 * LISTEN on a connection of its own, which comes back after every loss.
 *
 * Knows that what was notified meanwhile is lost: `connected` says when to look for oneself. That the server still
 * answers is asked every few seconds, for a network that falls silent tells nobody. Refuses to know what the
 * notifications mean.
 */

import { Client, escapeIdentifier } from 'pg';
import type { ClientConfig } from 'pg';
import type { Logger } from 'pino';

import type { Listen, Listening } from '../engine.ts';
import { end } from './goodbye.ts';

/** All channels on one connection. */
export interface Listener {
  readonly listen: Listen;
  /** Does what is notified on a channel, by whatever way `notify` goes, arrive here? Not so when a pooler does not keep sessions. */
  readonly hears: (notify: (channel: string) => Promise<unknown>) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const RETRY_MS = { first: 100, longest: 5_000 };
const BEAT_MS = 2_000;
/** A server that has not answered for so long is lost. */
const SILENCE_MS = 5_000;
/** A notification that has not come by then will not come. */
const HEARD_MS = 3_000;

/** Connects; rejects when even the first connection fails. */
export async function startListener(config: ClientConfig, log: Logger): Promise<Listener> {
  const channels = new Map<string, Set<Listening>>();
  let closed = false;
  let retry: NodeJS.Timeout | null = null;
  let before = Promise.resolve<unknown>(undefined);
  let client = await connect(config.connectionTimeoutMillis);

  async function connect(connectionTimeoutMillis = SILENCE_MS): Promise<Client> {
    const next = new Client({ ...config, keepAlive: true, query_timeout: SILENCE_MS, connectionTimeoutMillis });
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
    const beat = setInterval(() => {
      void inTurn(() => next.query('select 1')).catch(() => end(next));
    }, BEAT_MS);
    next.once('end', () => {
      clearInterval(beat);
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

  /** One query at a time. */
  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = before.then(work);
    before = turn.catch(() => undefined);
    return turn;
  }

  async function listen(channel: string, listening: Listening): Promise<() => Promise<void>> {
    const others = channels.get(channel) ?? new Set();
    channels.set(channel, others.add(listening));
    await inTurn(() => client.query(`listen ${escapeIdentifier(channel)}`));
    listening.connected();
    return () => Promise.resolve(void others.delete(listening));
  }

  return {
    listen,
    hears: async (notify) => {
      const channel = `slipway_hears_${process.pid}`;
      const { promise: heard, resolve } = Promise.withResolvers<boolean>();
      const stop = await listen(channel, {
        notified: () => {
          resolve(true);
        },
        connected: () => undefined,
      });
      const deadline = setTimeout(() => {
        resolve(false);
      }, HEARD_MS);
      try {
        await notify(channel);
        return await heard;
      } finally {
        clearTimeout(deadline);
        channels.delete(channel);
        await stop();
        await inTurn(() => client.query(`unlisten ${escapeIdentifier(channel)}`));
      }
    },
    close: async () => {
      closed = true;
      if (retry !== null) clearTimeout(retry);
      await end(client);
    },
  };
}
