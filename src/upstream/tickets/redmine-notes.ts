/**
 * Notes on a Redmine issue: the only place it has for a comment, and for a link to elsewhere.
 *
 * A note is made only if none with its marker is there, and it is read back: an account that may not write notes is
 * answered 204 like any other. A note is plain text: whatever would be markup in it is written as text.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { BackLink, TicketComment } from '../../domain/ticket-system.ts';
import { unheeded } from './session.ts';
import type { Send, Session } from './session.ts';
import { fromTextile, textile } from './textile.ts';

const journaled = z.object({ issue: z.object({ journals: z.array(z.object({ notes: z.string().nullish() })) }) });

export function addNote(session: Session, key: TicketKey, note: TicketComment): Promise<void> {
  return add(session, key, note.text, [note.marker]);
}

/** One note when the link is put, and one more when there is nothing more to expect. */
export function putLink(session: Session, key: TicketKey, link: BackLink): Promise<void> {
  const put = `[${link.id}]`;
  const over = `[${link.id} resolved]`;
  const text = `${link.title}: ${link.summary}\n${link.url}\n${link.resolved ? over : put}`;
  return add(session, key, text, link.resolved ? [over] : [put, over]);
}

/** Unless a note with one of the markers is there. */
async function add({ name, begin }: Session, key: TicketKey, text: string, markers: readonly string[]): Promise<void> {
  const send = begin();
  if (await isThere(send, key, markers)) return;
  const body = { issue: { notes: textile(text) } };
  await send({ method: 'PUT', path: `/issues/${key}.json`, body, shape: z.unknown() });
  if (await isThere(send, key, markers)) return;
  throw unheeded(name, `#${key}: took a note and did not keep it; may the gateway's account add notes there?`);
}

async function isThere(send: Send, key: TicketKey, markers: readonly string[]): Promise<boolean> {
  const query = { include: 'journals' };
  const { issue } = await send({ path: `/issues/${key}.json`, query, shape: journaled });
  return issue.journals.some(({ notes }) => {
    const text = fromTextile(notes ?? '');
    return markers.some((marker) => text.includes(marker));
  });
}
