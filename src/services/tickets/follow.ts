/**
 * Finds the system of every linked URL again: the configuration may name others since the links were made.
 *
 * To be called once, at the start. Asks no system.
 */

import type { MaintenanceStore } from '../../domain/maintenance-store.ts';
import { refOfClaim } from '../../domain/ticket-system.ts';
import type { ClaimTicket } from '../../domain/ticket-system.ts';

/** Answers how many URLs changed hands. */
export async function followLinks(store: MaintenanceStore, claimTicket: ClaimTicket): Promise<number> {
  const moved = (await store.linkedTickets()).flatMap(({ url, ticket: before }) => {
    const claimed = claimTicket(url);
    const ticket = claimed && refOfClaim(claimed);
    return ticket === before ? [] : [{ url, ticket }];
  });
  if (moved.length === 0) return 0;
  await store.transaction(async (writes) => {
    for (const each of moved) await writes.followTicket(each);
  });
  return moved.length;
}
