/**
 * Why a ticket cannot be shown, as data: failures of a ticket system never become errors of a query.
 *
 * Pure. Knows no ticket system.
 */

import type { TicketKey } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problem.ts';
import type { TicketFacts } from '../../domain/ticket.ts';
import type { TicketReading } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import type { UpstreamFailure } from '../../errors.ts';

const CODES: Readonly<Record<UpstreamFailure, string>> = {
  TIMEOUT: 'TICKET_SYSTEM_TIMEOUT',
  UNREACHABLE: 'TICKET_SYSTEM_UNAVAILABLE',
  FAILED: 'TICKET_SYSTEM_UNAVAILABLE',
  REFUSED: 'TICKET_SYSTEM_REFUSED',
  UNREADABLE: 'TICKET_SYSTEM_UNREADABLE',
  BLOCKED: 'TICKET_SYSTEM_BLOCKED',
};

/** The text is no key of this system, so it was not asked. */
export function notAKey(system: string, text: string): TicketReading {
  return problem('TICKET_KEY_INVALID', `${system}: ${JSON.stringify(text.slice(0, 40))} is not a ticket key`, false);
}

/** Ticket systems do not tell what is missing from what they may not show. */
export function notFound(system: string, key: string): TicketReading {
  return problem('TICKET_NOT_FOUND', `${system}: ${key} does not exist, or the gateway may not read it`, false);
}

/** The system says that the ticket is there and not for us; only some tell. */
export function forbidden(system: string, key: string): TicketReading {
  return problem('TICKET_FORBIDDEN', `${system}: the gateway may not read ${key}`, false);
}

/** The link's key is a former one: nothing is missing, but the link wants to be brought up to date. Null: it did not move. */
export function movedTo(system: string, key: TicketKey, { key: now }: Pick<TicketFacts, 'key'>): Problem | null {
  return now === key ? null : { code: 'TICKET_MOVED', message: `${system}: ${key} is ${now} now`, retryable: false };
}

/** The query did not wait any longer; what the system answers later is there for the next one. */
export function tooSlow(system: string, budgetMs: number): TicketReading {
  return problem(CODES.TIMEOUT, `${system}: no answer within ${budgetMs} ms`, true);
}

/** The system failed. Anything but an UpstreamError is a bug of the adapter, whose details are nobody's business. */
export function failed(system: string, failure: unknown): TicketReading {
  if (!(failure instanceof UpstreamError)) return problem(CODES.UNREADABLE, `${system}: cannot be read`, false);
  const code = failure.status === 429 ? 'TICKET_SYSTEM_BUSY' : CODES[failure.failure];
  return problem(code, failure.message, failure.retryable, failure.retryAfterMs);
}

function problem(code: string, message: string, retryable: boolean, retryAfterMs = 0): TicketReading {
  return { problem: { code, message, retryable, ...(retryAfterMs > 0 && { retryAfterMs }) } };
}
