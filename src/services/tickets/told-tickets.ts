/**
 * What is told of a window is told to its tickets too.
 *
 * Wraps the store, so that no verb can forget it: whoever appends an event of a window leaves, in the same transaction,
 * a job for each ticket that the window links. Refuses to know what is written to a ticket.
 */

import type { CloudName, WindowId } from '../../domain/ids.ts';
import type { MaintenanceEventType, NewMaintenanceEvent } from '../../domain/event.ts';
import type { MaintenanceStore, MaintenanceWrites } from '../../domain/maintenance-store.ts';
import { refOfClaim } from '../../domain/ticket-system.ts';
import type { ClaimTicket } from '../../domain/ticket-system.ts';
import type { MaintenancePhase } from '../../domain/workflow.ts';

/** What a ticket's link to a window may have to say anew. */
const TOLD: readonly MaintenanceEventType[] = ['WINDOW_SCHEDULED', 'WINDOW_UPDATED', 'STATE_CHANGED'];

export interface Telling {
  readonly store: MaintenanceStore;
  readonly claimTicket: ClaimTicket;
  readonly clouds: readonly CloudName[];
}

/** The same store, whose transactions leave jobs for tickets behind. */
export function toldToTickets({ store, claimTicket, clouds }: Telling): MaintenanceStore {
  const scope = { kind: 'operator', clouds } as const;

  async function tellTicket(writes: MaintenanceWrites, event: NewMaintenanceEvent, url: string): Promise<void> {
    const claimed = claimTicket(url);
    if (claimed?.source.writeBack == null) return;
    // A step within a phase, such as a retry, brings the window into none.
    const phase = event.changedFields.includes('phase') ? await phaseOf(event.window) : null;
    await writes.enqueue({
      action: 'writeBack',
      ticket: refOfClaim(claimed),
      window: event.window,
      url,
      revision: event.windowRevision,
      phase,
    });
  }
  /** As the transaction has it by now. */
  async function phaseOf(id: WindowId): Promise<MaintenancePhase | null> {
    const [window] = await store.windowsByIds(scope, [id]);
    return window?.phase ?? null;
  }
  const told = (writes: MaintenanceWrites): MaintenanceWrites => ({
    ...writes,
    insertLink: async (link) => {
      const isNew = await writes.insertLink(link);
      const claimed = isNew ? claimTicket(link.url) : null;
      if (claimed === null) return isNew;
      const ticket = refOfClaim(claimed);
      await writes.followTicket({ url: link.url, ticket });
      // What it says now is what later changes are measured by.
      await writes.enqueue({ action: 'lookAtTicket', ticket, url: link.url });
      return isNew;
    },
    append: async (event) => {
      await writes.append(event);
      if (event.type === 'TICKET_UNLINKED' || event.type === 'TICKET_LINKED') {
        if (event.ticketUrl !== null) await tellTicket(writes, event, event.ticketUrl);
      } else if (TOLD.includes(event.type) && event.server === null) {
        // Of single servers a ticket is told nothing.
        for (const { url } of await writes.linksOf(event.window)) await tellTicket(writes, event, url);
      }
    },
  });
  return { ...store, transaction: (work) => store.transaction((writes) => work(told(writes))) };
}
