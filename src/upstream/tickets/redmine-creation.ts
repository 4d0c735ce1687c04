/**
 * New Redmine issues, each found again by its draft's marker in its description.
 *
 * The search is one over the database, so an issue is found as soon as it was made.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketDraft } from '../../domain/ticket-system.ts';
import { oneLine } from './one-line.ts';
import type { ReadCatalogue } from './redmine-catalogue.ts';
import { unheeded } from './session.ts';
import type { Send, Session } from './session.ts';
import { textile } from './textile.ts';

/** Where issues are made. */
export interface RedminePlace {
  /** A project's identifier. */
  readonly project: string;
  /** A tracker's name; left out: the project's first. */
  readonly tracker?: string | undefined;
}

const LONGEST_SUBJECT = 255;

const found = z.object({
  results: z.array(z.object({ id: z.int(), type: z.string(), description: z.string().nullish() })),
});
const made = z.object({ issue: z.object({ id: z.int() }) });

export async function createIssue(
  session: Session,
  catalogue: ReadCatalogue,
  place: RedminePlace,
  draft: TicketDraft,
): Promise<TicketKey> {
  const send = session.begin();
  const earlier = await marked(send, place, draft.marker);
  if (earlier !== null) return earlier;
  const tracker = place.tracker === undefined ? null : await trackerId(session.name, catalogue, send, place.tracker);
  const issue = {
    project_id: place.project,
    ...(tracker !== null && { tracker_id: tracker }),
    subject: oneLine(draft.summary, LONGEST_SUBJECT),
    description: `${textile(draft.description)}\n\n${draft.marker}`,
  };
  const body = await send({ method: 'POST', path: '/issues.json', body: { issue }, shape: made });
  return ticketKey(String(body.issue.id));
}

/** Notes are searched too, and a note may quote the marker of another issue: only what the issue itself says counts. */
async function marked(send: Send, { project }: RedminePlace, marker: string): Promise<TicketKey | null> {
  const { results } = await send({
    path: `/projects/${encodeURIComponent(project)}/search.json`,
    query: { q: `"${marker}"`, issues: 1, limit: 100 },
    shape: found,
  });
  const ids = results.filter((result) => result.description?.includes(marker) === true).map(({ id }) => id);
  return ids.length === 0 ? null : ticketKey(String(Math.min(...ids)));
}

async function trackerId(system: string, catalogue: ReadCatalogue, send: Send, wanted: string): Promise<number> {
  const { trackers } = await catalogue(send);
  const tracker = trackers.find((each) => each.name === wanted);
  if (tracker !== undefined) return tracker.id;
  const names = trackers.map((each) => JSON.stringify(each.name)).join(', ');
  throw unheeded(system, `there is no tracker ${JSON.stringify(wanted)}; there are ${names}`);
}
