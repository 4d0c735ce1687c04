/**
 * What every ticket adapter is given, beside its own credentials.
 *
 * Types only.
 */

import type { Connection } from '../http.ts';

/**
 * `siteUrl` is where people browse, `baseUrl` where the API is, often the same; both end in `/`. Credentials go to
 * `baseUrl` only. The time-out is of one `fetchMany`, or of one verb, as a whole.
 */
export interface TicketSystemOptions extends Connection {
  readonly name: string;
  readonly baseUrl: string;
  readonly siteUrl: string;
  /** What webhooks are signed with; left out: none is believed. Never empty. */
  readonly webhookSecret?: string;
}
