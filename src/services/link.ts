/**
 * Links a ticket's URL to a window, and takes it off again.
 *
 * Refuses to fetch anything: the link stands whatever its system says. Where the window holds hosts already, their
 * reason in Nova is brought up to date.
 */

import type { WindowId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { TicketAudience } from '../domain/ticket.ts';
import type { Caller } from '../domain/viewer.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { changeWindow } from './change.ts';
import type { WindowChange } from './change.ts';
import { actorOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { faultsInLink } from './link-check.ts';
import type { LinkInput } from './link-check.ts';

/** `linkTicket` as it arrives. */
export interface LinkTicketInput {
  readonly clientMutationId?: string | null | undefined;
  readonly windowId: string;
  readonly link: LinkInput;
}

/** `unlinkTicket` as it arrives. */
export interface UnlinkTicketInput {
  readonly clientMutationId?: string | null | undefined;
  readonly windowId: string;
  readonly url: string;
}

export type Link = (caller: Caller, input: LinkTicketInput) => Promise<Outcome<MaintenanceWindow>>;
export type Unlink = (caller: Caller, input: UnlinkTicketInput) => Promise<Outcome<MaintenanceWindow>>;

/** Linking a URL that is linked already changes nothing. */
export function createLink(dependencies: Dependencies): Link {
  return async (caller, input) => {
    const { windowId: id, link } = input;
    const refusals = faultsInLink(link, 'link');
    if (refusals.length > 0) return { subject: null, refusals };

    const mutation = { mutation: 'linkTicket', input, idField: 'windowId', id, revision: null } as const;
    return changeWindow(dependencies, caller, mutation, async (window, writes) => {
      const isNew = await writes.insertLink({
        window: window.id,
        url: link.url,
        rel: link.rel ?? null,
        title: link.title ?? null,
        audience: link.audience,
        addedBy: actorOf(caller).name,
        addedAt: dependencies.now(),
      });
      if (!isNew) return null;
      await refreshReasons(writes, window.id);
      return told('TICKET_LINKED', link.url, link.audience);
    });
  };
}

/** Taking off a URL that is not linked changes nothing. */
export function createUnlink(dependencies: Dependencies): Unlink {
  return (caller, input) => {
    const { windowId: id, url } = input;
    const mutation = { mutation: 'unlinkTicket', input, idField: 'windowId', id, revision: null } as const;
    return changeWindow(dependencies, caller, mutation, async (window, writes) => {
      const removed = await writes.deleteLink(window.id, url);
      if (removed === null) return null;
      await refreshReasons(writes, window.id);
      return told('TICKET_UNLINKED', url, removed.audience);
    });
  };
}

function told(type: 'TICKET_LINKED' | 'TICKET_UNLINKED', ticketUrl: string, audience: TicketAudience): WindowChange {
  return { values: {}, event: { type, changedFields: ['tickets'], ticketUrl, audience, note: null } };
}

/** Disabling is idempotent: on a host that we hold it only rewrites a reason that no longer says what it should. */
async function refreshReasons(writes: MaintenanceWrites, window: WindowId): Promise<void> {
  const hosts = await writes.hostsOf(window);
  if (hosts.some(({ hold }) => hold === 'HELD' || hold === 'WRITING'))
    await writes.enqueue({ action: 'disableHosts', window });
}
