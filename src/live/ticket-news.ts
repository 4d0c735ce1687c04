/**
 * Follows what is told, so that this process's memory of a ticket gives way when any process tells that it changed.
 *
 * Refuses to know what changed, and what the memory holds.
 */

import type { MaintenanceEvent } from '../domain/event.ts';
import type { EventCursor } from '../domain/ids.ts';
import type { ClaimTicket } from '../domain/ticket-system.ts';

/** The process's one reader of the event log. */
export interface News {
  readonly head: () => Promise<EventCursor>;
  readonly read: (after: EventCursor) => Promise<readonly MaintenanceEvent[]>;
  readonly onNews: (after: EventCursor, tell: () => void) => () => void;
}

export interface TicketNewsOptions {
  readonly news: News;
  readonly claimTicket: ClaimTicket;
  readonly onError: (error: unknown) => void;
}

/** Follows from now on. Answers how to stop. To be called before anybody subscribes, so that it hears first. */
export async function followTicketNews({ news, claimTicket, onError }: TicketNewsOptions): Promise<() => void> {
  let after = await news.head();
  const forget = async (): Promise<void> => {
    const events = await news.read(after);
    after = events.at(-1)?.cursor ?? after;
    for (const { type, ticketUrl } of events) {
      const claimed = type === 'TICKET_CHANGED' && ticketUrl !== null ? claimTicket(ticketUrl) : null;
      claimed?.source.forget([claimed.key]);
    }
  };
  return news.onNews(after, () => {
    forget().catch(onError);
  });
}
