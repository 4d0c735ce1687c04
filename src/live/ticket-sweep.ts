/**
 * Looks at followed tickets once a minute, so that no change goes unnoticed for want of a webhook.
 *
 * Refuses to know which tickets, and what is told of them.
 */

import type { Logger } from 'pino';

import type { SweepTickets } from '../services/index.ts';
import { repeat } from './repeat.ts';

const MINUTE_MS = 60_000;

export interface TicketSweepOptions {
  readonly sweep: SweepTickets;
  readonly log: Logger;
  readonly everyMs?: number;
}

/** Answers how to stop. */
export function startTicketSweep({ sweep, log, everyMs = MINUTE_MS }: TicketSweepOptions): () => Promise<void> {
  const { stop } = repeat(everyMs, async () => {
    try {
      const tickets = await sweep();
      if (tickets > 0) log.debug({ tickets }, 'tickets were looked at');
    } catch (error) {
      log.warn({ err: error }, 'tickets could not be looked at; tried again');
    }
  });
  return stop;
}
