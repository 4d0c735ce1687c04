/**
 * One REST API of one ticket system: its address, its credentials, and one deadline for all requests of a reading or a
 * verb.
 *
 * Knows no system; what is asked is told by the files of the systems.
 */

import { UpstreamError } from '../../errors.ts';
import { createHttp } from '../http.ts';
import type { HttpCall } from '../http.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { TicketSystemOptions } from './options.ts';

/** Sends one request; its path is behind the root. Throws UpstreamError. */
export type Send = <Body>(call: Omit<HttpCall<Body>, 'headers' | 'deadline'>) => Promise<Body>;

export interface Session {
  /** The configured name of the system. */
  readonly name: string;
  /** For one reading or one verb. */
  readonly begin: () => Send;
  readonly close: () => Promise<void>;
}

/** `root` is what all paths begin with, e.g. `/REST/2.0`. */
export function createSession(
  options: TicketSystemOptions,
  root: string,
  headers: Readonly<Record<string, string>>,
): Session {
  const http = createHttp({ ...options, upstream: options.name });
  return {
    name: options.name,
    begin: () => {
      const deadline = deadlineIn(options.timeoutMs);
      return async (call) => {
        const { body } = await http.send({ ...call, path: `${root}${call.path}`, headers, deadline });
        return body;
      };
    },
    close: () => http.close(),
  };
}

/** The system said yes, in its status at least, and did not do it. */
export function unheeded(system: string, why: string): UpstreamError {
  return new UpstreamError(system, 'REFUSED', why);
}
