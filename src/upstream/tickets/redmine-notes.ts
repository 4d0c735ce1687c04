/**
 * Notes on a Redmine issue: the only place it has for a comment, and for a link to elsewhere.
 *
 * A note is made only if none with its marker is there, and it is read back: an account that may not write notes is
 * answered 204 like any other.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { BackLink, TicketComment } from '../../domain/ticket-system.ts';
import { unheeded } from './session.ts';
import type { Send, Session } from './session.ts';

const journaled = z.object({ issue: z.object({ journals: z.array(z.object({ notes: z.string().nullish() })) }) });

export async function addNote({ name, begin }: Session, key: TicketKey, note: TicketComment): Promise<void> {
  const send = begin();
  if (await isThere(send, key, note.marker)) return;
  const body = { issue: { notes: note.text } };
  await send({ method: 'PUT', path: `/issues/${key}.json`, body, shape: z.unknown() });
  if (await isThere(send, key, note.marker)) return;
  throw unheeded(name, `#${key}: took a note and did not keep it; may the gateway's account add notes there?`);
}

/** One note when the link is put, and one more when there is nothing more to expect. */
export function putLink(session: Session, key: TicketKey, link: BackLink): Promise<void> {
  const marker = link.resolved ? `[${link.id} resolved]` : `[${link.id}`;
  const ending = link.resolved ? marker : `${marker}]`;
  return addNote(session, key, { marker, text: `${link.title}: ${link.summary}\n${link.url}\n${ending}` });
}

async function isThere(send: Send, key: TicketKey, marker: string): Promise<boolean> {
  const query = { include: 'journals' };
  const { issue } = await send({ path: `/issues/${key}.json`, query, shape: journaled });
  return issue.journals.some(({ notes }) => notes?.includes(marker) === true);
}
