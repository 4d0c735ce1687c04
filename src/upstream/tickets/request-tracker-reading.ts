/**
 * Request Tracker's tickets, a hundred in one search.
 *
 * A search leaves out, without a word, what does not exist, what may not be read, and what was merged into another
 * ticket: a single read tells these apart.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketReading } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import { readInParts } from './in-parts.ts';
import type { Readings } from './in-parts.ts';
import { toNumberKey } from './number-key.ts';
import { failed, forbidden, notFound } from './problem.ts';
import { isOwnWord, rtTicket, TICKET_FIELDS, toFacts } from './request-tracker-ticket.ts';
import type { RtTicket } from './request-tracker-ticket.ts';
import type { Send, Session } from './session.ts';

/** RT's own limit for one page. */
const PAGE = 100;

const ticketsBody = z.object({ items: z.array(rtTicket) });
const numbersBody = z.object({ items: z.array(rtTicket.pick({ id: true })) });

export function readTickets({ name, begin }: Session, keys: readonly TicketKey[]): Promise<readonly TicketReading[]> {
  const send = begin();
  return readInParts({ name, toKey: toNumberKey, size: PAGE, read: (part) => readPart(name, send, part) }, keys);
}

async function readPart(name: string, send: Send, part: readonly TicketKey[]): Promise<Readings> {
  const form = { ...TICKET_FIELDS, query: anyOf(part), per_page: String(PAGE) };
  const { items } = await send({ method: 'POST', path: '/tickets', form, shape: ticketsBody, isRead: true });
  const inactive = await inactiveOf(send, items);
  const found = items.map((ticket): [TicketKey, TicketReading] => {
    const facts = toFacts(ticket, inactive);
    return [facts.key, { facts }];
  });
  const readings = new Map(found);
  const left = part.filter((key) => !readings.has(key));
  const settled = await Promise.all(
    left.map(async (key): Promise<[TicketKey, TicketReading]> => [key, await readOne(name, send, key)]),
  );
  return new Map([...found, ...settled]);
}

async function readOne(name: string, send: Send, key: TicketKey): Promise<TicketReading> {
  try {
    const ticket = await send({ path: `/ticket/${key}`, shape: rtTicket });
    return { facts: toFacts(ticket, await inactiveOf(send, [ticket])) };
  } catch (failure) {
    const status = failure instanceof UpstreamError ? failure.status : null;
    if (status === 404) return notFound(name, key);
    return status === 403 ? forbidden(name, key) : failed(name, failure);
  }
}

/**
 * Which of these tickets are over. Asked only for words of somebody's own lifecycle: REST2 does not tell what they mean,
 * but RT searches by it. Null when that fails, for a ticket without its category is more than none.
 */
async function inactiveOf(send: Send, tickets: readonly RtTicket[]): Promise<ReadonlySet<string> | null> {
  const unknown = tickets.filter(({ Status }) => isOwnWord(Status)).map(({ id }) => id);
  if (unknown.length === 0) return new Set();
  const form = { query: `(${anyOf(unknown)}) AND Status = '__Inactive__'`, per_page: String(PAGE) };
  try {
    const { items } = await send({ method: 'POST', path: '/tickets', form, shape: numbersBody, isRead: true });
    return new Set(items.map(({ id }) => id));
  } catch {
    return null;
  }
}

/** RT knows no `id IN`. */
function anyOf(ids: readonly string[]): string {
  return ids.map((id) => `id = ${id}`).join(' OR ');
}
