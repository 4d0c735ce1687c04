/**
 * The statuses and trackers of a Redmine: what statuses mean, and the numbers that its API wants for names.
 *
 * They are read at most once an hour, by whoever needs them first. A failure is not kept.
 */

import { z } from 'zod';
import type { TicketStatusCategory } from '../../domain/ticket.ts';
import type { Send } from './session.ts';

const KEPT_MS = 3_600_000;

const named = z.object({ id: z.int(), name: z.string() });
const statusesBody = z.object({ issue_statuses: z.array(named.extend({ is_closed: z.boolean().default(false) })) });
const trackersBody = z.object({ trackers: z.array(named.extend({ default_status: named.optional() })) });

export interface RedmineCatalogue {
  /** In the order that their administrator gave them. */
  readonly statuses: z.output<typeof statusesBody>['issue_statuses'];
  readonly trackers: z.output<typeof trackersBody>['trackers'];
}

/** Reads with the sender that it is given, whose deadline counts. */
export type ReadCatalogue = (send: Send) => Promise<RedmineCatalogue>;

export function createCatalogue(now: () => number = Date.now): ReadCatalogue {
  let kept: { readonly until: number; readonly read: Promise<RedmineCatalogue> } | null = null;
  return (send) => {
    if (kept !== null && now() < kept.until) return kept.read;
    const mine = { until: now() + KEPT_MS, read: readCatalogue(send) };
    kept = mine;
    mine.read.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine.read;
  };
}

async function readCatalogue(send: Send): Promise<RedmineCatalogue> {
  const [{ issue_statuses: statuses }, { trackers }] = await Promise.all([
    send({ path: '/issue_statuses.json', shape: statusesBody }),
    send({ path: '/trackers.json', shape: trackersBody }),
  ]);
  return { statuses, trackers };
}

/**
 * Closed is done. What a tracker gives to its new issues is to do, where Redmine tells that (3.0 and later), else the
 * first status of the list. Whatever else is open is in progress.
 */
export function categoryOf({ statuses, trackers }: RedmineCatalogue, id: number): TicketStatusCategory {
  const status = statuses.find((each) => each.id === id);
  if (status === undefined) return 'UNKNOWN';
  if (status.is_closed) return 'DONE';
  const given = trackers.flatMap((tracker) => tracker.default_status?.id ?? []);
  const first = given.length > 0 ? given : statuses.slice(0, 1).map((each) => each.id);
  return first.includes(id) ? 'TODO' : 'IN_PROGRESS';
}
