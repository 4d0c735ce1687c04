/**
 * Jira's webhooks: which issues a signed delivery is about.
 *
 * Pure. Believes no more of it than that: what the issues say now is read from Jira.
 */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TicketKey } from '../../domain/ids.ts';
import type { Delivery, DeliveryHint } from '../../domain/ticket-system.ts';
import { toKey } from './jira-url.ts';
import { isSigned } from './signature.ts';
import { isRecent, jsonOf } from './signed-hint.ts';

const event = z.object({
  timestamp: z.int(),
  issue: z.object({ key: z.string() }).nullish(),
  changelog: z.object({ items: z.array(z.record(z.string(), z.unknown())) }).nullish(),
});
type Event = z.infer<typeof event>;

/** Null: not signed with the secret, too old, or no event of Jira. An event of something else than an issue has no keys. */
export function readJiraDelivery(secret: string, { headers, body, receivedAt }: Delivery): DeliveryHint | null {
  if (!isSigned(secret, body, headers['x-hub-signature'])) return null;
  const read = event.safeParse(jsonOf(body)).data;
  if (read === undefined || !isRecent(new Date(read.timestamp), receivedAt)) return null;
  const given = headers['x-atlassian-webhook-identifier'] ?? '';
  return { id: given === '' ? createHash('sha256').update(body).digest('hex') : given, keys: keysOf(read) };
}

/** A moved issue is known by its old keys too: those are what windows link. */
function keysOf({ issue, changelog }: Event): TicketKey[] {
  const moves = (changelog?.items ?? []).filter((item) => own(item, 'field') === 'Key');
  const texts = [issue?.key, ...moves.flatMap((item) => [own(item, 'toString'), own(item, 'fromString')])];
  return [...new Set(texts.flatMap((text) => (typeof text === 'string' ? (toKey(text) ?? []) : [])))];
}

/** Items have a property `toString`, which every object inherits. */
function own(item: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}
