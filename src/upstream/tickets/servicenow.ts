/**
 * Records of a ServiceNow instance (table API), read by table, a hundred in one request.
 *
 * Sets no state, for which one leads to which is each instance's own. Knows nothing of windows or caches.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketDraft, TicketReading, TicketSystem } from '../../domain/ticket-system.ts';
import { UpstreamError } from '../../errors.ts';
import { createHttp } from '../http.ts';
import type { Http } from '../http.ts';
import { deadlineIn } from '../http/deadline.ts';
import type { Deadline } from '../http/deadline.ts';
import { readInParts } from './in-parts.ts';
import type { Readings } from './in-parts.ts';
import { oneLine } from './one-line.ts';
import type { TicketSystemOptions } from './options.ts';
import { forbidden } from './problem.ts';
import { refusal } from './refuse.ts';
import { FIELDS, record, recordKeyOf, tableOf, toFacts, toKey, urlOf } from './servicenow-record.ts';
import { readSignedHint } from './signed-hint.ts';

export interface ServiceNowOptions extends TicketSystemOptions {
  readonly user: string;
  readonly password: string;
  /** Where `create` makes records, e.g. `change_request`; left out: it cannot. */
  readonly table?: string;
}

const BATCH = 100;
const LONGEST_SUMMARY = 160;
const records = z.object({ result: z.array(record) });
const notes = z.object({ result: z.array(z.object({ sys_id: z.string(), work_notes: z.string().default('') })) });
const made = z.object({ result: z.object({ number: z.string() }) });
const numbers = z.object({ result: z.array(z.object({ number: z.string() })) });

/** One instance, as the account sees it. */
export function createServiceNow(options: ServiceNowOptions): TicketSystem {
  const { name, timeoutMs, webhookSecret, table } = options;
  const site = new URL(options.siteUrl);
  const http = createHttp({ ...options, upstream: name });
  const login = Buffer.from(`${options.user}:${options.password}`, 'utf8').toString('base64');
  const session = (): Session => ({
    name,
    http,
    headers: { authorization: `Basic ${login}` },
    deadline: deadlineIn(timeoutMs),
  });
  const keyOf = (url: URL) => recordKeyOf(site, url);
  return {
    name,
    keyOf,
    urlOf: (key) => urlOf(site, key),
    fetchMany: (keys) => {
      const one = session();
      return readInParts({ name, toKey, groupOf: tableOf, size: BATCH, read: (part) => readPart(one, part) }, keys);
    },
    comment: (key, { marker, text }) => workNote(session(), key, marker, text),
    ...(table !== undefined && { create: (draft) => create(session(), table, draft) }),
    ...(webhookSecret !== undefined && { readDelivery: (delivery) => readSignedHint(webhookSecret, keyOf, delivery) }),
    close: () => http.close(),
  };
}

interface Session {
  readonly name: string;
  readonly http: Http;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadline: Deadline;
}

function pathOf(table: string): string {
  return `/api/now/table/${encodeURIComponent(table)}`;
}

/** Keys of one table. What is missing or hidden from the account is left out without a word. */
async function readPart({ name, http, headers, deadline }: Session, part: readonly TicketKey[]): Promise<Readings> {
  const query = {
    sysparm_query: `numberIN${part.join(',')}`,
    sysparm_fields: FIELDS,
    sysparm_display_value: 'all',
    sysparm_exclude_reference_link: 'true',
    sysparm_limit: BATCH,
  };
  try {
    const { body } = await http.send({
      path: pathOf(tableOf(part[0] ?? '')),
      query,
      headers,
      shape: records,
      deadline,
    });
    return new Map(body.result.map(toFacts).map((facts): [TicketKey, TicketReading] => [facts.key, { facts }]));
  } catch (failure) {
    // Of a table that the account may not read at all.
    if (!(failure instanceof UpstreamError && failure.status === 403)) throw failure;
    return new Map(part.map((key) => [key, forbidden(name, key)]));
  }
}

/** Work notes are a journal: what is written is added, and the field reads as all of it. */
async function workNote(session: Session, key: TicketKey, marker: string, text: string): Promise<void> {
  const { name, http, headers, deadline } = session;
  const path = pathOf(tableOf(key));
  const query = {
    sysparm_query: `number=${key}`,
    sysparm_fields: 'sys_id,work_notes',
    sysparm_display_value: 'true',
    sysparm_limit: 1,
  };
  const find = async () => (await http.send({ path, query, headers, shape: notes, deadline })).body.result[0];
  const found = await find();
  if (found === undefined) throw refusal(name, `${key} does not exist, or the gateway may not read it`);
  if (found.work_notes.includes(marker)) return;
  const change = {
    method: 'PUT',
    path: `${path}/${encodeURIComponent(found.sys_id)}`,
    query: { sysparm_fields: 'sys_id' },
    headers,
  } as const;
  await http.send({ ...change, body: { work_notes: unmarked(text) }, shape: z.unknown(), deadline });
  // A field that the account may not write is passed over with a good status.
  if ((await find())?.work_notes.includes(marker) !== true) throw refusal(name, `the work note on ${key} was not kept`);
}

/** What stands between code tags would be shown as HTML; an invisible joiner makes plain text of such a tag. */
function unmarked(text: string): string {
  return text.replace(/\[(?=\/?code\])/giu, '[\u{2060}');
}

/** The correlation id is there for other systems to know their records by. */
async function create(
  { name, http, headers, deadline }: Session,
  table: string,
  draft: TicketDraft,
): Promise<TicketKey> {
  const path = pathOf(table);
  const query = { sysparm_query: `correlation_id=${draft.marker}`, sysparm_fields: 'number', sysparm_limit: 1 };
  const { body } = await http.send({ path, query, headers, shape: numbers, deadline });
  const written = {
    short_description: oneLine(draft.summary, LONGEST_SUMMARY),
    description: draft.description,
    correlation_id: draft.marker,
  };
  const { number } =
    body.result[0] ??
    (await http.send({ method: 'POST', path, headers, body: written, shape: made, deadline })).body.result;
  if (toKey(number) === null) throw refusal(name, `made ${number} in ${table}, whose numbers are not known here`);
  return ticketKey(number);
}
