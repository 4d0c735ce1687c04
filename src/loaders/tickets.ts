/**
 * Tickets by URL: each system is asked once for all of its keys in an operation.
 *
 * Refuses to know who may see what (access/ decides) and how a system is asked (its adapter knows).
 */

import type DataLoader from 'dataloader';

import type { TicketKey } from '../domain/ids.ts';
import type { Scope } from '../domain/scope.ts';
import { bareLink } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import { refOfClaim } from '../domain/ticket-system.ts';
import type { ClaimTicket, TicketClaim, TicketSource, TicketStanding } from '../domain/ticket-system.ts';
import type { TicketReads } from '../domain/ticket-store.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { Batched } from './batched.ts';
import type { Quiet } from './quiet.ts';
import type { WindowLoaders } from './windows.ts';

export interface TicketLoaders {
  /** Never rejects: an outage is the ticket's `problem`. */
  readonly ticketByUrl: DataLoader<string, Ticket>;
  /** What the URL's text alone tells: whose it is, and under which key. Asks nobody. */
  readonly ticketOfUrl: (url: string) => Ticket;
  /** The windows that link it for the caller, however its URL is spelt there, by planned start. */
  readonly windowsByTicket: DataLoader<string, readonly MaintenanceWindow[]>;
}

/** Where links and windows are read, as the caller may see them. */
export interface LinkSources {
  readonly scope: Scope;
  readonly store: Pick<TicketReads, 'linksOfTickets'>;
  readonly windowById: WindowLoaders['windowById'];
}

export function createTicketLoaders(
  batched: Batched,
  claim: ClaimTicket,
  quiet: Quiet,
  links: LinkSources,
): TicketLoaders {
  return {
    ticketByUrl: createTicketByUrl(batched, claim, quiet),
    ticketOfUrl: (url) => toTicket(url, claim(url), UNASKED),
    windowsByTicket: createWindowsByTicket(batched, claim, links),
  };
}

/** Tickets as their systems say them now, whatever is remembered: for decisions, not for showing. Same order as the URLs. */
export function readTicketsAnew(claim: ClaimTicket, urls: readonly string[]): Promise<readonly Ticket[]> {
  return readTickets(claim, urls, (source, keys) => source.reread(keys));
}

function createWindowsByTicket(
  batched: Batched,
  claim: ClaimTicket,
  { scope, store, windowById }: LinkSources,
): TicketLoaders['windowsByTicket'] {
  return batched(
    async (urls) => {
      const sought = urls.map((url) => {
        const claimed = claim(url);
        return { url, ticket: claimed && refOfClaim(claimed) };
      });
      const found = await store.linksOfTickets(scope, sought);
      return Promise.all(
        sought.map(async (ticket) => {
          const ids = new Set(found.flatMap((each) => (each.sought === ticket ? each.link.window : [])));
          const windows = await Promise.all([...ids].map((id) => windowById.load(id)));
          return windows.filter((window) => window !== null);
        }),
      );
    },
    { name: 'windowsByTicket' },
  );
}

const UNASKED: TicketStanding = { facts: null, fetchedAt: null, stale: false, problem: null };

function createTicketByUrl(batched: Batched, claim: ClaimTicket, quiet: Quiet): TicketLoaders['ticketByUrl'] {
  return batched((urls) => readTickets(claim, urls, (source, keys) => source.read(keys)), {
    name: 'ticketByUrl',
    batchScheduleFn: quiet.whenQuiet,
    maxBatchSize: Infinity,
  });
}

/** Each system is asked once, all of them at once. */
async function readTickets(
  claim: ClaimTicket,
  urls: readonly string[],
  read: (source: TicketSource, keys: readonly TicketKey[]) => ReturnType<TicketSource['read']>,
): Promise<readonly Ticket[]> {
  const claims = urls.map((url) => claim(url));
  const sources = [...new Set(claims.flatMap((each) => each?.source ?? []))];
  const standings = new Map<TicketSource, ReadonlyMap<TicketKey, TicketStanding>>();
  await Promise.all(
    sources.map(async (source) => {
      const keys = [...new Set(claims.flatMap((each) => (each?.source === source ? each.key : [])))];
      const answers = await read(source, keys);
      standings.set(source, new Map(keys.flatMap((key, place) => entry(key, answers[place]))));
    }),
  );
  return urls.map((url, place) => {
    const claimed = claims[place] ?? null;
    const standing = claimed && standings.get(claimed.source)?.get(claimed.key);
    return toTicket(url, claimed, standing ?? UNASKED);
  });
}

function entry<Value>(key: TicketKey, value: Value | undefined): [TicketKey, Value][] {
  return value === undefined ? [] : [[key, value]];
}

/** A URL's ticket, by whose it is and what is known of it. */
function toTicket(url: string, claimed: TicketClaim | null, standing: TicketStanding): Ticket {
  if (claimed === null) return bareLink(url);
  const { source, key } = claimed;
  return { ...standing, url, system: source.system.name, key: standing.facts?.key ?? key, expose: source.expose };
}
