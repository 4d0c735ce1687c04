/**
 * The configured ticket systems, and which of them a URL belongs to.
 *
 * Asks nobody: a URL is claimed by its text alone. One that nobody claims is a plain link, which is never fetched.
 */

import type { ClaimTicket, TicketSource } from '../../domain/ticket-system.ts';

/** The first system, in the order of configuration, whose ticket a URL shows. */
export function createClaim(sources: readonly TicketSource[]): ClaimTicket {
  return (text) => {
    const url = URL.parse(text);
    if (url === null) return null;
    for (const source of sources) {
      const key = source.system.keyOf(url);
      if (key !== null) return { source, key };
    }
    return null;
  };
}
