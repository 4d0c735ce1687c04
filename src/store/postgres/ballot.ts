/**
 * Elections by advisory locks: whoever has the lock leads.
 *
 * All locks of a process hang on one connection of its own, and end with it. The process asks every second whether the
 * connection still answers, and takes silence for a loss before the server does: so it has stopped leading when the
 * server gives its locks to another. Refuses to know what is led.
 */

import { Client } from 'pg';
import type { ClientConfig } from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';

import { LOCK_KINDS } from '../advisory-locks.ts';
import { createCampaigns } from '../campaigns.ts';
import type { Campaigns } from '../campaigns.ts';
import { end } from './goodbye.ts';

/** The process takes the connection for lost when it has not answered for so long. */
const SILENCE_MS = 3_000;
/** The server does when it has not been asked for so long: the process, its machine or the network is gone, or stands still. */
const FORSAKEN_MS = 10_000;

const won = z.array(z.object({ what: z.string() }));

export interface BallotOptions {
  /** Where they are not kept, a pooler is made to keep this one: by a transaction that stays open. */
  readonly keepsSessions: boolean;
  readonly log: Logger;
}

/** Connects when the first campaign begins. */
export function startElections(config: ClientConfig, { keepsSessions, log }: BallotOptions): Campaigns {
  let session: Client | null = null;
  let before = Promise.resolve<unknown>(undefined);
  /** By which session each is held: a later one knows nothing of it. */
  const held = new Map<string, Client>();

  const campaigns = createCampaigns(
    {
      take: (whats) =>
        inTurn(async () => {
          const client = (session ??= await open());
          const text = `select what from unnest($1::text[]) as what
            where pg_try_advisory_lock(hashtextextended(what, ${LOCK_KINDS.election}))`;
          const { rows } = await client.query(text, [whats]).catch(givingUp(client));
          if (session !== client) throw new Error('The connection for elections was lost.');
          const taken = won.parse(rows).map(({ what }) => what);
          for (const what of taken) held.set(what, client);
          return taken;
        }),
      giveBack: (what) =>
        inTurn(async () => {
          const client = held.get(what);
          held.delete(what);
          if (client === undefined || client !== session) return;
          const text = `select pg_advisory_unlock(hashtextextended($1, ${LOCK_KINDS.election}))`;
          await client.query(text, [what]).catch(givingUp(client));
        }),
    },
    log,
  );

  async function open(): Promise<Client> {
    const client = new Client({
      ...config,
      application_name: 'slipway elections',
      connectionTimeoutMillis: SILENCE_MS,
      query_timeout: SILENCE_MS,
      keepAlive: true,
    });
    client.on('error', (error) => {
      log.warn({ err: error }, 'the connection for elections failed');
      lose(client);
    });
    client.on('end', () => {
      lose(client);
    });
    try {
      await client.connect();
      // Nothing is written and nothing is read in that transaction, so it holds up nobody.
      const begin = keepsSessions
        ? `set idle_session_timeout = ${FORSAKEN_MS}`
        : `begin; set local idle_in_transaction_session_timeout = ${FORSAKEN_MS}`;
      await client.query(begin);
      return client;
    } catch (error) {
      await end(client);
      throw error;
    }
  }

  function lose(client: Client): void {
    if (session !== client) return;
    session = null;
    campaigns.lose();
  }

  /** A connection that has failed once, or kept silent, has no locks that one could rely on. */
  function givingUp(client: Client): (error: unknown) => Promise<never> {
    return async (error) => {
      lose(client);
      await end(client);
      throw error;
    };
  }

  /** One query at a time. */
  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = before.then(work);
    before = turn.catch(() => undefined);
    return turn;
  }

  return {
    ...campaigns,
    close: async () => {
      await campaigns.close();
      await before;
      const client = session;
      session = null;
      if (client !== null) await end(client);
    },
  };
}
