/**
 * Why a ticket cannot be shown, as data: failures of a ticket system never become errors of a query.
 *
 * Pure. Knows no ticket system.
 */

import type { Problem } from '../../domain/problem.ts';
import type { TicketReading } from '../../domain/ticket.ts';
import { UpstreamError } from '../../errors.ts';
import type { UpstreamFailure } from '../../errors.ts';

const CODES: Readonly<Record<UpstreamFailure, string>> = {
  TIMEOUT: 'TICKET_SYSTEM_TIMEOUT',
  UNREACHABLE: 'TICKET_SYSTEM_UNAVAILABLE',
  FAILED: 'TICKET_SYSTEM_UNAVAILABLE',
  REFUSED: 'TICKET_SYSTEM_REFUSED',
  UNREADABLE: 'TICKET_SYSTEM_UNREADABLE',
};

/** The text is no key of this system, so it was not asked. */
export function notAKey(system: string, text: string): TicketReading {
  return problem('TICKET_KEY_INVALID', `${system}: ${JSON.stringify(text.slice(0, 40))} is not a ticket key`, false);
}

/** Ticket systems do not tell what is missing from what they may not show. */
export function notFound(system: string, key: string): TicketReading {
  return problem('TICKET_NOT_FOUND', `${system}: ${key} does not exist, or the gateway may not read it`, false);
}

/** The system failed. Anything but an UpstreamError is a bug of the adapter, whose details are nobody's business. */
export function failed(system: string, failure: unknown): TicketReading {
  if (!(failure instanceof UpstreamError)) return problem(CODES.UNREADABLE, `${system}: cannot be read`, false);
  return problem(CODES[failure.failure], failure.message, failure.retryable);
}

function problem(code: string, message: string, retryable: boolean): { readonly problem: Problem } {
  return { problem: { code, message, retryable } };
}
