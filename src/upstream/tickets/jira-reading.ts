/**
 * Reading many Jira issues: those that one request for all of them gave, and each that it left out by itself.
 *
 * Knows no such request: Cloud and Data Center have each their own.
 */

import type { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketReading } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import { readInParts } from './in-parts.ts';
import type { Readings } from './in-parts.ts';
import { issuePath } from './jira-api.ts';
import type { Ask, JiraApi } from './jira-api.ts';
import { issue, ISSUE_FIELDS, toFacts } from './jira-issue.ts';
import { toKey } from './jira-url.ts';
import { failed, notFound } from './problem.ts';

/** Keys of one request: Cloud's own limit for a bulk call. */
const BULK = 100;

/** At most 100 keys: the issues among them that are there and may be read, in any order. */
export type ReadBulk = (ask: Ask, keys: readonly TicketKey[]) => Promise<readonly z.infer<typeof issue>[]>;

export function readIssues(
  api: JiraApi,
  bulk: ReadBulk,
  keys: readonly TicketKey[],
): Promise<readonly TicketReading[]> {
  const ask = api.begin();
  const read = (part: readonly TicketKey[]): Promise<Readings> => readPart(api, ask, bulk, part);
  return readInParts({ name: api.name, toKey, size: BULK, read }, keys);
}

/**
 * What does not exist or may not be read is left out without a word. A moved issue is answered under its new key, and
 * which asked key that was is not said: a single read tells, within the same deadline.
 */
async function readPart(api: JiraApi, ask: Ask, bulk: ReadBulk, part: readonly TicketKey[]): Promise<Readings> {
  const issues = await bulk(ask, part);
  const answered = new Map(issues.map((found) => [toKey(found.key), toFacts(found)]));
  const found = part.flatMap((key): [TicketKey, TicketReading][] => {
    const facts = answered.get(key);
    return facts === undefined ? [] : [[key, { facts }]];
  });
  const left = part.filter((key) => !answered.has(key));
  const settled = await Promise.all(
    left.map(async (key): Promise<[TicketKey, TicketReading]> => [key, await readOne(api, ask, key)]),
  );
  return new Map([...found, ...settled]);
}

async function readOne({ name }: JiraApi, ask: Ask, key: TicketKey): Promise<TicketReading> {
  const query = { fields: ISSUE_FIELDS.join(',') };
  try {
    return { facts: toFacts(await ask({ path: issuePath(key), query, shape: issue })) };
  } catch (failure) {
    const missing = failure instanceof UpstreamError && failure.status === 404;
    return missing ? notFound(name, key) : failed(name, failure);
  }
}
