/**
 * New Request Tracker tickets, each found again by its draft's marker.
 *
 * Contents of tickets are searched only where an administrator has indexed them, links always: so the marker, which is
 * in the content for people, is a link as well, to a name that is no address (RFC 8141).
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketDraft } from '../../domain/ticket-system.ts';
import { oneLine } from './one-line.ts';
import { unheeded } from './session.ts';
import type { Send, Session } from './session.ts';

/** Where tickets are made. */
export interface RequestTrackerPlace {
  /** A queue's name. */
  readonly queue: string;
}

const LONGEST_SUBJECT = 200;

const made = z.object({ id: z.union([z.string(), z.number()]).transform(String) });
const found = z.object({ items: z.array(made) });

export async function createTicket(
  { name, begin }: Session,
  { queue }: RequestTrackerPlace,
  { marker, summary, description }: TicketDraft,
): Promise<TicketKey> {
  const send = begin();
  const urn = `urn:slipway:${marker}`;
  const earlier = await referring(send, urn);
  if (earlier !== null) return earlier;
  const body = {
    Queue: queue,
    Subject: oneLine(summary, LONGEST_SUBJECT),
    Content: `${description}\n\n${marker}`,
    ContentType: 'text/plain',
    RefersTo: [urn],
  };
  const { id } = await send({ method: 'POST', path: '/ticket', body, shape: made });
  if ((await referring(send, urn)) !== null) return ticketKey(id);
  throw unheeded(name, `#${id} was made and is not found by its link; may the gateway's account modify tickets there?`);
}

async function referring(send: Send, urn: string): Promise<TicketKey | null> {
  const form = { query: `RefersTo = '${urn}'`, per_page: '1', orderby: 'id', order: 'ASC' };
  const { items } = await send({ method: 'POST', path: '/tickets', form, shape: found, isRead: true });
  const [first] = items;
  return first === undefined ? null : ticketKey(first.id);
}
