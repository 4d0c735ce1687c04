/**
 * Asks a ticket's system anew and tells, once, what changed since it was told last.
 *
 * Refuses to believe a webhook: it only leads here. What is not there yet is learnt without a word. A system that does
 * not answer is no failure: the sweep looks again.
 */

import type { TicketRef, WindowId } from '../../domain/ids.ts';
import type { MaintenanceWrites } from '../../domain/maintenance-store.ts';
import type { TicketFacts, TicketExposure, TicketLink } from '../../domain/ticket.ts';
import type { TicketSource } from '../../domain/ticket-system.ts';
import { hasEnded } from '../../domain/window.ts';
import { everywhere } from '../dependencies.ts';
import type { Dependencies } from '../dependencies.ts';
import { tell } from '../tell.ts';
import { changesBetween, exposedOf, wordsFor } from './changes.ts';
import type { FactChange } from './changes.ts';

export type LookAtTicket = (ticket: { readonly ticket: TicketRef; readonly url: string }) => Promise<void>;

export function createLookAtTicket(dependencies: Dependencies): LookAtTicket {
  const { claimTicket, store } = dependencies;
  const scope = everywhere(dependencies);
  return async ({ ticket, url }) => {
    const claimed = claimTicket(url);
    if (claimed === null) return;
    const { source, key } = claimed;
    source.forget([key]);
    const [standing] = await source.reread([key]);
    const facts = standing?.stale === false ? standing.facts : null;
    if (facts === null) {
      // No use in asking for each ticket of a system that is down: the next look asks for all of them at once.
      await store.transaction((writes) => writes.lookAtTicketSoon(ticket));
      return;
    }

    const found = await store.linksOfTickets(scope, [{ url, ticket }]);
    await store.transaction((writes) =>
      tellWindows(dependencies, writes, { ticket, source, facts, links: found.map(({ link }) => link) }),
    );
  };
}

interface Look {
  readonly ticket: TicketRef;
  readonly source: TicketSource;
  readonly facts: TicketFacts;
  readonly links: readonly (TicketLink & { readonly window: WindowId })[];
}

async function tellWindows(
  dependencies: Dependencies,
  writes: MaintenanceWrites,
  { ticket, source, facts, links }: Look,
): Promise<void> {
  const { now } = dependencies;
  const scope = everywhere(dependencies);
  // Always in the same order, so that two who do this cannot wait for each other.
  const ids = [...new Set(links.map(({ window }) => window))].toSorted();
  const windows = [];
  for (const id of ids) windows.push(await writes.lockWindow(scope, id));
  const before = await writes.toldTicket(ticket);
  await writes.rememberTicket(ticket, facts, now());
  const changes = before === null ? [] : changesBetween(before, facts);
  if (changes.length === 0) return;
  const actor = { role: 'tickets', name: source.system.name } as const;
  for (const window of windows) {
    if (window === null || hasEnded(window)) continue;
    for (const link of links.filter((each) => each.window === window.id)) {
      const told = { ticketUrl: link.url, changedFields: ['tickets'], ...toldOf(link, changes, source.expose) };
      await tell(writes, window, actor, { type: 'TICKET_CHANGED', ...told });
    }
    await writes.wake(window.id, now());
  }
}

/** Owners are told of a link that is theirs, if anything that they may know of it changed, and of nothing else. */
function toldOf(
  { audience }: TicketLink,
  changes: readonly FactChange[],
  expose: TicketExposure,
): { readonly audience: 'OPERATORS' | 'OWNERS'; readonly note: string } {
  const exposed = exposedOf(changes, expose);
  if (audience === 'OWNERS' && exposed.length > 0) return { audience, note: wordsFor(exposed) };
  return { audience: 'OPERATORS', note: wordsFor(changes) };
}
