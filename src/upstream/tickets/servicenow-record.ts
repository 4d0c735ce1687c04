/**
 * ServiceNow's records: their numbers, tables and addresses, and what we show of them.
 *
 * Pure. A number's prefix tells its table; instances may have other prefixes, which are not known here.
 */

import { z } from 'zod';
import { ticketKey } from '../../domain/ids.ts';
import type { TicketKey } from '../../domain/ids.ts';
import type { TicketFacts, TicketStatusCategory } from '../../domain/ticket.ts';
import { instantOf } from './instant.ts';
import { decoded, pathWithin } from './site.ts';

/** Tables that extend `task`, by the prefix of their numbers. */
const TABLES: ReadonlyMap<string, string> = new Map([
  ['INC', 'incident'],
  ['CHG', 'change_request'],
  ['CTASK', 'change_task'],
  ['PRB', 'problem'],
  ['PTASK', 'problem_task'],
  ['RITM', 'sc_req_item'],
  ['SCTASK', 'sc_task'],
  ['TASK', 'task'],
]);
/** What a state is in the database before work begins; `task` and what has no states of its own: pending and open. */
const NEW: ReadonlyMap<string, readonly string[]> = new Map([
  ['incident', ['1']],
  ['change_request', ['-5']],
  ['problem', ['101']],
]);

const field = z.object({ display_value: z.string().nullish(), value: z.string().nullish() }).optional();
export const FIELDS = 'sys_id,number,short_description,state,active,priority,assigned_to,sys_class_name,sys_updated_on';
/** With `sysparm_display_value=all`, each field is both as people see it and as the database has it. A field that may not be read is empty or missing. */
export const record = z.object({
  sys_id: z.object({ value: z.string() }),
  number: z.object({ value: z.string() }),
  short_description: field,
  state: field,
  active: field,
  priority: field,
  assigned_to: field,
  sys_class_name: field,
  sys_updated_on: field,
});
type Field = z.infer<typeof field>;

/** In capitals; null when the text is no number of a table that we know. */
export function toKey(text: string): TicketKey | null {
  const prefix = /^([A-Za-z]{3,8})[0-9]{1,20}$/u.exec(text)?.[1]?.toUpperCase();
  return prefix !== undefined && TABLES.has(prefix) ? ticketKey(text.toUpperCase()) : null;
}

export function tableOf(key: string): string {
  return TABLES.get(key.replace(/\d+$/u, '')) ?? 'task';
}

/** Addresses that name the number: `/CHG0030001`, and lists and forms found by `sysparm_query=number=…`, in any frame. With a sys_id alone there is none. */
export function recordKeyOf(site: URL, url: URL): TicketKey | null {
  const path = pathWithin(site, url);
  if (path === null) return null;
  // Old and new frames carry the address of what they show, once or twice encoded.
  const inner = decoded(decoded(`${path}?${url.searchParams.get('uri') ?? url.search}`) ?? '') ?? '';
  const [, number] = /[?&^](?:sysparm_query=)?number(?:=|%3D)([A-Za-z]+\d+)(?![A-Za-z0-9])/u.exec(inner) ?? [];
  return toKey(path) ?? toKey(number ?? '');
}

export function urlOf(site: URL, key: TicketKey): string {
  return new URL(`nav_to.do?uri=${encodeURIComponent(`${tableOf(key)}.do?sysparm_query=number=${key}`)}`, site).href;
}

export function toFacts(found: z.infer<typeof record>): TicketFacts {
  const key = ticketKey(found.number.value);
  return {
    key,
    summary: shown(found.short_description),
    status: shown(found.state),
    statusCategory: categoryOf(tableOf(key), found.active?.value, found.state?.value),
    type: shown(found.sys_class_name),
    priority: shown(found.priority),
    assignee: shown(found.assigned_to),
    // In the database times are UTC, `2026-11-22 12:00:00`; what people see follows their own settings.
    updatedAt: instantOf(`${(found.sys_updated_on?.value ?? '').replace(' ', 'T')}Z`),
  };
}

function shown(value: Field): string | null {
  return value?.display_value === '' ? null : (value?.display_value ?? null);
}

/** States differ from table to table, and instances add their own, but what is not active is over everywhere. */
function categoryOf(
  table: string,
  active: string | null | undefined,
  state: string | null | undefined,
): TicketStatusCategory {
  if (active === 'false') return 'DONE';
  if (active !== 'true' || state === undefined || state === null || state === '') return 'UNKNOWN';
  return (NEW.get(table) ?? ['-5', '1']).includes(state) ? 'TODO' : 'IN_PROGRESS';
}
