/**
 * Takes a webhook's delivery: believes nothing in it but that something may have changed.
 *
 * Answers at once: the tickets are asked for by jobs. Refuses to know how a system signs.
 */

import { ticketRefOf } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { ReceiveDelivery, TicketSource } from '../../domain/ticket-system.ts';
import { everywhere } from '../dependencies.ts';
import type { Dependencies } from '../dependencies.ts';

export function createReceiveDelivery(dependencies: Dependencies): ReceiveDelivery {
  const { tickets, store } = dependencies;
  const scope = everywhere(dependencies);
  return async (name, delivery) => {
    const source = tickets.find(({ system }) => system.name === name);
    if (source?.system.readDelivery === undefined) return 'UNKNOWN';
    const hint = source.system.readDelivery(delivery);
    if (hint === null) return 'FORGED';
    source.forget(hint.keys);
    const followed = await linkedOf(source, hint.keys);
    return store.transaction(async (writes) => {
      if (!(await writes.noteDelivery(name, hint.id))) return 'REPEATED';
      for (const each of followed) await writes.enqueue({ action: 'lookAtTicket', ...each });
      return 'ACCEPTED';
    });
  };

  /** Of these keys those that a window links: a system tells of everything that happens in it. */
  async function linkedOf({ system }: TicketSource, keys: readonly TicketKey[]) {
    const sought = [...new Set(keys)].map((key) => ({ url: system.urlOf(key), ticket: ticketRefOf(system.name, key) }));
    const found = await store.linksOfTickets(scope, sought);
    const urls = new Map(found.map(({ sought: { ticket }, link }) => [ticket, link.url]));
    return sought.flatMap(({ ticket }) => {
      const url = urls.get(ticket);
      return url === undefined ? [] : [{ ticket, url }];
    });
  }
}
