/**
 * The configured ticket systems, and which of them a URL belongs to.
 *
 * Asks nobody: a URL is claimed by its text alone. One that nobody claims is a plain link, which is never fetched.
 */

import type { TicketKey } from '../../domain/ids.ts';
import type { TicketSystem } from '../../domain/ticket.ts';

/** A URL's system and its key there. */
export interface TicketClaim {
  readonly system: TicketSystem;
  readonly key: TicketKey;
}

export interface TicketSystems {
  /** The first system, in the order of configuration, whose ticket this URL shows; null when it is nobody's. */
  readonly claim: (url: string) => TicketClaim | null;
}

export function createTicketSystems(systems: readonly TicketSystem[]): TicketSystems {
  return {
    claim: (text) => {
      const url = URL.parse(text);
      if (url === null) return null;
      for (const system of systems) {
        const key = system.keyOf(url);
        if (key !== null) return { system, key };
      }
      return null;
    },
  };
}
