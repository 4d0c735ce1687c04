/**
 * Request Tracker 5, by its REST2.
 *
 * RT has no webhooks; a scrip that sends our signed hint stands in for them. Knows nothing of windows, of caches, or of
 * who may see an answer.
 */

import type { TicketKey } from '../../domain/ids.ts';
import type { TicketSystem } from '../../domain/ticket-system.ts';
import type { TicketSystemOptions } from './options.ts';
import { createTicket } from './request-tracker-creation.ts';
import type { RequestTrackerPlace } from './request-tracker-creation.ts';
import { readTickets } from './request-tracker-reading.ts';
import { ticketKeyOf } from './request-tracker-ticket.ts';
import { addComment, putLink, reachStatus } from './request-tracker-writing.ts';
import { createSession } from './session.ts';
import { readSignedHint } from './signed-hint.ts';

export interface RequestTrackerOptions extends TicketSystemOptions {
  /** An authentication token of the gateway's account. */
  readonly token: string;
  /** Left out: no tickets are made. */
  readonly create?: RequestTrackerPlace;
}

/** One Request Tracker. */
export function createRequestTracker(options: RequestTrackerOptions): TicketSystem {
  const { create, webhookSecret } = options;
  const site = new URL(options.siteUrl);
  const session = createSession(options, '/REST/2.0', { authorization: `token ${options.token}` });
  const keyOf = (url: URL): TicketKey | null => ticketKeyOf(site, url);
  return {
    name: options.name,
    keyOf,
    urlOf: (key) => new URL(`Ticket/Display.html?id=${key}`, site).href,
    fetchMany: (keys) => readTickets(session, keys),
    linkBack: (key, link) => putLink(session, key, link),
    comment: (key, comment) => addComment(session, key, comment),
    setStatus: (key, status) => reachStatus(session, key, status),
    ...(create !== undefined && { create: (draft) => createTicket(session, create, draft) }),
    ...(webhookSecret !== undefined && {
      readDelivery: (delivery) => readSignedHint(webhookSecret, keyOf, delivery),
    }),
    close: () => session.close(),
  };
}
