/**
 * What is written to a Request Tracker ticket: its links, its comments, its status.
 *
 * RT answers 200 and a sentence, whether it did what it was asked or not: so all is read back.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { BackLink, TicketComment } from '../../domain/ticket-system.ts';
import { unheeded } from './session.ts';
import type { Send, Session } from './session.ts';

const said = z.array(z.string()).transform((sentences) => sentences.join(' '));
const standing = z.object({
  Status: z.string(),
  _hyperlinks: z.array(z.object({ ref: z.string(), _url: z.string().nullish(), to: z.string().nullish() })),
});
const transactions = z.object({ items: z.array(z.unknown()) });

/** RT has a place for the address alone: title and summary cannot be kept, and neither can that the window has ended. */
export async function putLink({ name, begin }: Session, key: TicketKey, { url }: BackLink): Promise<void> {
  const send = begin();
  if (await refersTo(send, key, url)) return;
  const answer = await change(send, key, { AddRefersTo: [url] });
  if (!(await refersTo(send, key, url))) throw unheeded(name, `#${key}: the link is not there: ${answer}`);
}

/** The marker is the comment's subject as well: that can be searched for where contents are not indexed. */
export async function addComment({ name, begin }: Session, key: TicketKey, comment: TicketComment): Promise<void> {
  const send = begin();
  if (await isThere(send, key, comment.marker)) return;
  const body = { Subject: comment.marker, Content: comment.text, ContentType: 'text/plain' };
  const answer = await send({ method: 'POST', path: `/ticket/${key}/comment`, body, shape: said });
  if (await isThere(send, key, comment.marker)) return;
  throw unheeded(name, `#${key}: the comment is not there: ${answer}; may the gateway's account see comments?`);
}

export async function reachStatus({ name, begin }: Session, key: TicketKey, status: string): Promise<void> {
  const send = begin();
  const before = await standingOf(send, key);
  if (before.Status === status) return;
  const answer = await change(send, key, { Status: status });
  const after = await standingOf(send, key);
  if (after.Status === status) return;
  // What RT offers as a button; its lifecycle may allow more.
  const offered = before._hyperlinks.flatMap(({ ref, to }) => (ref === 'lifecycle' ? (to ?? []) : []));
  const others = offered.length === 0 ? '' : ` RT offers ${offered.map((each) => JSON.stringify(each)).join(', ')}.`;
  throw unheeded(
    name,
    `#${key} stays ${JSON.stringify(after.Status)}, not ${JSON.stringify(status)}: ${answer}${others}`,
  );
}

function change(send: Send, key: TicketKey, body: unknown): Promise<string> {
  return send({ method: 'PUT', path: `/ticket/${key}`, body, shape: said });
}

function standingOf(send: Send, key: TicketKey): Promise<z.output<typeof standing>> {
  return send({ path: `/ticket/${key}`, shape: standing });
}

async function refersTo(send: Send, key: TicketKey, url: string): Promise<boolean> {
  const { _hyperlinks: links } = await standingOf(send, key);
  return links.some((link) => link.ref === 'refers-to' && link._url === url);
}

/** A ticket that is missing has no transactions: that it is there is asked first. */
async function isThere(send: Send, key: TicketKey, marker: string): Promise<boolean> {
  await standingOf(send, key);
  const query = `TicketId = ${key} AND Type = 'Comment' AND Subject = '${marker.replaceAll("'", String.raw`\'`)}'`;
  const form = { query, per_page: '1' };
  const { items } = await send({ method: 'POST', path: '/transactions', form, shape: transactions, isRead: true });
  return items.length > 0;
}
