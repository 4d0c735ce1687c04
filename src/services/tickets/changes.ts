/**
 * What changed of a ticket, as a list and in words.
 *
 * Pure. When the system last changed it is left out: that alone is no change.
 */

import type { TicketExposure, TicketFacts } from '../../domain/ticket.ts';

const FIELDS = ['key', 'summary', 'status', 'statusCategory', 'type', 'priority', 'assignee'] as const;
type Field = (typeof FIELDS)[number];

export interface FactChange {
  readonly field: Field;
  readonly from: string | null;
  readonly to: string | null;
}

export function changesBetween(before: TicketFacts, after: TicketFacts): readonly FactChange[] {
  return FIELDS.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }],
  );
}

const EXPOSED: Readonly<Record<TicketExposure, readonly Field[]>> = {
  key: ['key'],
  status: ['key', 'status', 'statusCategory'],
  summary: ['key', 'status', 'statusCategory', 'summary'],
};

/** Those that owners may be told of. */
export function exposedOf(changes: readonly FactChange[], expose: TicketExposure): readonly FactChange[] {
  return changes.filter(({ field }) => EXPOSED[expose].includes(field));
}

/** E.g. `status: To Do → Approved`. A category follows its status, so it is named only where it changed alone. */
export function wordsFor(changes: readonly FactChange[]): string {
  const told = changes.filter(({ field }) => field !== 'statusCategory' || changes.length === 1);
  return told.map(({ field, from, to }) => `${field}: ${from ?? 'none'} → ${to ?? 'none'}`).join('; ');
}
