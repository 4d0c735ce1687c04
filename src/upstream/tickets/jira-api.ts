/**
 * The REST API of one Jira: what Cloud and Data Center differ in as values, so that all that is asked of both is
 * written once.
 *
 * Knows addresses, credentials and the form of texts; what is asked is told by the files of the single verbs.
 */

import type { TicketKey } from '../../domain/ids.ts';
import { createHttp } from '../http.ts';
import type { HttpCall } from '../http.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { TicketSystemOptions } from './options.ts';

/** How a Jira writes texts of more than one line: as documents (v3) or as wiki markup (v2). */
export interface JiraText {
  readonly written: (plain: string) => unknown;
  /** Enough of it to find a marker in. */
  readonly read: (body: unknown) => string;
}

/** What the two Jiras differ in. */
export interface JiraFlavour {
  /** `/rest/api/3` */
  readonly root: string;
  readonly authorization: string;
  readonly text: JiraText;
  /** Where JQL is asked: behind the root. */
  readonly searchPath: string;
}

/** Sends one request; its path is behind the root. Throws UpstreamError. */
export type Ask = <Body>(call: Omit<HttpCall<Body>, 'headers' | 'deadline'>) => Promise<Body>;

export interface JiraApi extends Pick<JiraFlavour, 'text' | 'searchPath'> {
  /** The configured name of the system. */
  readonly name: string;
  /** For one reading or one verb: all of its requests share one deadline. */
  readonly begin: () => Ask;
  readonly close: () => Promise<void>;
}

export function createJiraApi(options: TicketSystemOptions, flavour: JiraFlavour): JiraApi {
  const http = createHttp({ ...options, upstream: options.name });
  const headers = { authorization: flavour.authorization };
  return {
    name: options.name,
    text: flavour.text,
    searchPath: flavour.searchPath,
    begin: () => {
      const deadline = deadlineIn(options.timeoutMs);
      return async (call) => {
        const { body } = await http.send({ ...call, path: `${flavour.root}${call.path}`, headers, deadline });
        return body;
      };
    },
    close: () => http.close(),
  };
}

/** `/issue/OPS-1` */
export function issuePath(key: TicketKey): string {
  return `/issue/${encodeURIComponent(key)}`;
}
