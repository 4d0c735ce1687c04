/**
 * Jira Cloud (REST API v3), read in bulk.
 *
 * Reads only, and only what a ticket shows. Knows nothing of windows, of caches, or of who may see an answer.
 */

import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketReading, TicketSystem } from '../../domain/ticket.ts';
import { UpstreamError } from '../../errors.ts';
import { createHttp } from '../http.ts';
import type { Connection, Http } from '../http.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import { issue, ISSUE_FIELDS, toFacts } from './jira-issue.ts';
import { issueKeyOf, toKey } from './jira-url.ts';
import { failed, notAKey, notFound } from './problem.ts';

/**
 * `siteUrl` is where people browse, `baseUrl` where the API is: the same, or `https://api.atlassian.com/ex/jira/{id}`
 * for scoped tokens. Credentials go to `baseUrl` only. The time-out is of one `fetchMany` as a whole.
 */
export interface JiraCloudOptions extends Connection {
  readonly name: string;
  readonly baseUrl: string;
  readonly siteUrl: string;
  readonly email: string;
  readonly token: string;
}

/** `close` ends the connections once their requests are done. */
export interface JiraCloud extends TicketSystem {
  readonly close: () => Promise<void>;
}

/** Jira's own limit for one bulk call. */
const BULK = 100;

const bulkBody = z.object({ issues: z.array(issue) });

type Readings = ReadonlyMap<TicketKey, TicketReading>;
type ReadJira = (keys: readonly TicketKey[]) => Promise<Readings>;

/** One Jira Cloud site. */
export function createJiraCloud(options: JiraCloudOptions): JiraCloud {
  const { name } = options;
  const site = new URL(options.siteUrl);
  const http = createHttp({ ...options, upstream: name });
  const login = Buffer.from(`${options.email}:${options.token}`, 'utf8').toString('base64');
  const headers = { authorization: `Basic ${login}` };
  return {
    name,
    keyOf: (url) => issueKeyOf(site, url),
    fetchMany: (keys) => {
      const deadline = deadlineIn(options.timeoutMs);
      return fetchMany(name, keys, (part) => readPart({ name, http, headers, deadline }, part));
    },
    close: () => http.close(),
  };
}

/** Every place gets its own key's reading; keys that differ in case only are one key to Jira. */
async function fetchMany(name: string, asked: readonly TicketKey[], read: ReadJira): Promise<readonly TicketReading[]> {
  const keys = asked.map(toKey);
  const distinct = [...new Set(keys.filter((key) => key !== null))];
  const parts = Array.from({ length: Math.ceil(distinct.length / BULK) }, (_, part) =>
    distinct.slice(part * BULK, (part + 1) * BULK),
  );
  const readings = await Promise.all(
    parts.map((part) =>
      read(part).catch((failure: unknown): Readings => new Map(part.map((key) => [key, failed(name, failure)]))),
    ),
  );
  const byKey = new Map(readings.flatMap((part) => [...part]));
  return asked.map((text, place) => {
    const key = keys[place] ?? null;
    return key === null ? notAKey(name, text) : (byKey.get(key) ?? notFound(name, key));
  });
}

interface Session {
  readonly name: string;
  readonly http: Http;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadline: Deadline;
}

/**
 * At most 100 keys. The answer comes in the order of ids and leaves out, without a word, what does not exist or may not
 * be read. A moved issue is in it under its new key, and which asked key that was is not said: a single read tells.
 */
async function readPart(session: Session, part: readonly TicketKey[]): Promise<Readings> {
  const { http, headers, deadline } = session;
  const { body } = await http.send({
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    headers,
    body: { issueIdsOrKeys: part, fields: ISSUE_FIELDS },
    shape: bulkBody,
    isRead: true,
    deadline,
  });
  const answered = new Map(body.issues.map((found) => [toKey(found.key), toFacts(found)]));
  const found = part.flatMap((key): [TicketKey, TicketReading][] => {
    const facts = answered.get(key);
    return facts === undefined ? [] : [[key, { facts }]];
  });
  // Moved issues answer under their new key: each one that was left out is settled by itself, within the deadline.
  const left = part.filter((key) => !answered.has(key));
  const settled = await Promise.all(
    left.map(async (key): Promise<[TicketKey, TicketReading]> => [key, await readOne(session, key)]),
  );
  return new Map([...found, ...settled]);
}

async function readOne({ name, http, headers, deadline }: Session, key: TicketKey): Promise<TicketReading> {
  const query = { fields: ISSUE_FIELDS.join(',') };
  try {
    const path = `/rest/api/3/issue/${encodeURIComponent(key)}`;
    const { body } = await http.send({ path, query, headers, shape: issue, deadline });
    return { facts: toFacts(body) };
  } catch (failure) {
    const missing = failure instanceof UpstreamError && failure.status === 404;
    return missing ? notFound(name, key) : failed(name, failure);
  }
}
