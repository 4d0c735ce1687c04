/**
 * Tickets by URL: each system is asked once for all of its keys in an operation.
 *
 * Refuses to know who may see what (access/ decides) and how a system is asked (its adapter knows).
 */

import DataLoader from 'dataloader';

import type { TicketKey } from '../domain/ids.ts';
import { bareLink } from '../domain/ticket.ts';
import type { Ticket, TicketReading, TicketSystem } from '../domain/ticket.ts';
import type { Quiet } from './quiet.ts';

/** Which configured system a URL belongs to; null when it is nobody's. */
export type ClaimTicket = (url: string) => { readonly system: TicketSystem; readonly key: TicketKey } | null;

/** Never rejects: an outage is the ticket's `problem`. */
export type TicketByUrl = DataLoader<string, Ticket>;

export function createTicketLoader(claim: ClaimTicket, quiet: Quiet, now: () => Date): TicketByUrl {
  return new DataLoader(
    async (urls) => {
      const claims = urls.map((url) => claim(url));
      const systems = [...new Set(claims.flatMap((each) => each?.system ?? []))];
      const readings = new Map<TicketSystem, ReadonlyMap<TicketKey, TicketReading>>();
      await Promise.all(
        systems.map(async (system) => {
          const keys = [...new Set(claims.flatMap((each) => (each?.system === system ? each.key : [])))];
          const answers = await system.fetchMany(keys);
          readings.set(system, new Map(keys.flatMap((key, place) => entry(key, answers[place]))));
        }),
      );
      const fetchedAt = now();
      return urls.map((url, place) => {
        const claimed = claims[place] ?? null;
        const reading = claimed && readings.get(claimed.system)?.get(claimed.key);
        return toTicket(url, claimed, reading ?? null, fetchedAt);
      });
    },
    { name: 'ticketByUrl', batchScheduleFn: quiet.whenQuiet, maxBatchSize: Infinity },
  );
}

function entry<Value>(key: TicketKey, value: Value | undefined): [TicketKey, Value][] {
  return value === undefined ? [] : [[key, value]];
}

function toTicket(url: string, claimed: ReturnType<ClaimTicket>, reading: TicketReading | null, now: Date): Ticket {
  if (claimed === null) return bareLink(url);
  const facts = reading !== null && 'facts' in reading ? reading.facts : null;
  return {
    url,
    system: claimed.system.name,
    key: facts?.key ?? claimed.key,
    facts,
    fetchedAt: facts === null ? null : now,
    stale: false,
    problem: reading !== null && 'problem' in reading ? reading.problem : null,
  };
}
