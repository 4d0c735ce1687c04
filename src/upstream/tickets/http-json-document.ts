/**
 * One ticket's JSON document, read into what we show of a ticket.
 *
 * Pure. What is where in it, the configuration says.
 */

import { ticketKey } from '../../domain/ids.ts';
import type { TicketFacts, TicketStatusCategory } from '../../domain/ticket.ts';
import { instantOf } from './instant.ts';
import { at } from './json-pointer.ts';

type Fields = 'summary' | 'type' | 'priority' | 'assignee' | 'updatedAt';

export interface HttpJsonDocument {
  /** JSON pointers within one ticket. */
  readonly fields: { readonly key: string; readonly status: string } & Readonly<
    Partial<Record<Fields, string | undefined>>
  >;
  /** What statuses mean, by their text. */
  readonly categories: Readonly<Record<string, TicketStatusCategory>>;
}

/** Null: without a key this is no ticket. */
export function toFacts({ fields, categories }: HttpJsonDocument, document: unknown): TicketFacts | null {
  const textAt = (pointer: string | undefined) => (pointer === undefined ? null : textOf(at(document, pointer)));
  const key = textAt(fields.key);
  const status = textAt(fields.status);
  if (key === null) return null;
  return {
    key: ticketKey(key),
    summary: textAt(fields.summary),
    status,
    statusCategory:
      status !== null && Object.hasOwn(categories, status) ? (categories[status] ?? 'UNKNOWN') : 'UNKNOWN',
    type: textAt(fields.type),
    priority: textAt(fields.priority),
    assignee: textAt(fields.assignee),
    updatedAt: instantOf(textAt(fields.updatedAt)),
  };
}

/** Numbers and truth values are read as text; lists and objects are none. */
function textOf(value: unknown): string | null {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
}
