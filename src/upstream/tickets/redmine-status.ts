/**
 * A Redmine issue's way into a status, by its name.
 *
 * Redmine ignores a status that its workflow does not allow, and one that does not exist, with a 204: so it is read
 * back, and the refusal that Redmine did not put into words is put into words here.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { ReadCatalogue } from './redmine-catalogue.ts';
import { unheeded } from './session.ts';
import type { Send, Session } from './session.ts';

const named = z.object({ name: z.string() });
/** Redmine tells the allowed statuses from 5.0 on. */
const standing = z.object({ issue: z.object({ status: named, allowed_statuses: z.array(named).optional() }) });

type Standing = z.output<typeof standing>['issue'];

export async function reachStatus(
  { name, begin }: Session,
  catalogue: ReadCatalogue,
  key: TicketKey,
  status: string,
): Promise<void> {
  const send = begin();
  const before = await standingOf(send, key);
  if (before.status.name === status) return;
  const { statuses } = await catalogue(send);
  const wanted = statuses.find((each) => each.name === status);
  if (wanted === undefined) {
    throw unheeded(name, `there is no status ${JSON.stringify(status)}; there are ${listed(statuses)}`);
  }
  const body = { issue: { status_id: wanted.id } };
  await send({ method: 'PUT', path: `/issues/${key}.json`, body, shape: z.unknown() });
  const after = await standingOf(send, key);
  if (after.status.name === status) return;
  const { allowed_statuses: allowed = [] } = before;
  const others = allowed.filter((each) => each.name !== before.status.name);
  const why = `#${key} stays ${JSON.stringify(after.status.name)} and does not become ${JSON.stringify(status)}`;
  throw unheeded(name, others.length === 0 ? why : `${why}; it may become ${listed(others)}`);
}

async function standingOf(send: Send, key: TicketKey): Promise<Standing> {
  const { issue } = await send({
    path: `/issues/${key}.json`,
    query: { include: 'allowed_statuses' },
    shape: standing,
  });
  return issue;
}

function listed(statuses: readonly z.output<typeof named>[]): string {
  return statuses.map((status) => JSON.stringify(status.name)).join(', ');
}
