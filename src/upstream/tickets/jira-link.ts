/**
 * The link from a Jira issue to a window: a remote link, whose global id makes writing it again an update.
 *
 * Knows nothing of windows.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { BackLink } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import { issuePath } from './jira-api.ts';
import type { Ask, JiraApi } from './jira-api.ts';
import { oneLine } from './one-line.ts';

const LONGEST_TEXT = 255;

const remoteLink = z.object({
  object: z.object({
    url: z.string(),
    title: z.string(),
    summary: z.string().nullish(),
    status: z.object({ resolved: z.boolean().nullish() }).nullish(),
  }),
});
type RemoteLink = z.infer<typeof remoteLink>;

export async function putLink(api: JiraApi, key: TicketKey, link: BackLink): Promise<void> {
  const ask = api.begin();
  const object = {
    url: link.url,
    title: oneLine(link.title, LONGEST_TEXT),
    summary: oneLine(link.summary, LONGEST_TEXT),
    status: { resolved: link.resolved },
  };
  const stands = async (): Promise<boolean> => isSame(await present(ask, key, link.id), object);
  if (await stands()) return;
  // Whole, every time: Jira empties what an update leaves out.
  const body = {
    globalId: link.id,
    application: { type: 'org.slipway', name: 'Slipway' },
    relationship: 'maintenance window',
    object,
  };
  await ask({ method: 'POST', path: `${issuePath(key)}/remotelink`, body, shape: z.unknown() });
  if (!(await stands())) {
    throw new UpstreamError(api.name, 'REFUSED', `${key}: the link was taken and is not there as it was written`);
  }
}

/** Null when there is none. A missing issue looks the same; writing to it will tell. */
async function present(ask: Ask, key: TicketKey, globalId: string): Promise<RemoteLink | null> {
  try {
    return await ask({ path: `${issuePath(key)}/remotelink`, query: { globalId }, shape: remoteLink });
  } catch (failure) {
    if (failure instanceof UpstreamError && failure.status === 404) return null;
    throw failure;
  }
}

function isSame(link: RemoteLink | null, wanted: RemoteLink['object']): boolean {
  if (link === null) return false;
  const { url, title, summary, status } = link.object;
  return (
    url === wanted.url &&
    title === wanted.title &&
    summary === wanted.summary &&
    (status?.resolved ?? false) === wanted.status?.resolved
  );
}
