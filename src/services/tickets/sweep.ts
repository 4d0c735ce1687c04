/**
 * Looks at the tickets of open windows by itself, for systems that send no webhooks and for deliveries that got lost.
 *
 * Many at once, in as few requests as their systems allow, and only so many in a minute. What differs from what was told
 * is left to the job that looks at one ticket, so that it is told once and in order.
 */

import type { FollowedTicket } from '../../domain/ticket-store.ts';
import type { TicketSource } from '../../domain/ticket-system.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { Dependencies } from '../dependencies.ts';
import { changesBetween } from './changes.ts';

/** How many were looked at. */
export type SweepTickets = () => Promise<number>;

export interface Sweeping {
  /** A ticket is looked at once in so long. */
  readonly everyMs: number;
  /** At most so many at once, by each process that calls. */
  readonly most: number;
}

export function createSweepTickets(
  { store, claimTicket, now }: Dependencies,
  { everyMs, most }: Sweeping,
): SweepTickets {
  return async () => {
    const at = now();
    const since = new Date(at.getTime() - everyMs);
    const due = await store.transaction((writes) => writes.takeTicketsToLookAt(since, at, most));
    const bySource = new Map<TicketSource, { readonly key: TicketKey; readonly followed: FollowedTicket }[]>();
    for (const followed of due) {
      const claimed = claimTicket(followed.url);
      if (claimed === null) continue;
      const asked = bySource.get(claimed.source) ?? [];
      bySource.set(claimed.source, [...asked, { key: claimed.key, followed }]);
    }
    await Promise.all([...bySource].map(([source, asked]) => lookAt(source, asked)));
    return due.length;
  };

  async function lookAt(
    source: TicketSource,
    asked: readonly { readonly key: TicketKey; readonly followed: FollowedTicket }[],
  ): Promise<void> {
    const standings = await source.reread(asked.map(({ key }) => key));
    await store.transaction(async (writes) => {
      for (const [place, { followed }] of asked.entries()) {
        const standing = standings[place];
        const facts = standing?.stale === false ? standing.facts : null;
        if (facts === null) continue;
        const told = await writes.toldTicket(followed.ticket);
        if (told !== null && changesBetween(told, facts).length === 0) continue;
        await writes.enqueue({ action: 'lookAtTicket', ...followed });
      }
    });
  }
}
