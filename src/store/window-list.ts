/**
 * The list of windows: filtered, ordered, paged by key.
 *
 * Refuses to know who sees what: a filter only ever looks at rows that the scope may see, so that nobody learns
 * from a filter what a field would not tell.
 */

import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';

import type { MaintenanceReads, WindowFilter } from '../domain/maintenance-store.ts';
import { cursorOf, keyOfCursor } from '../domain/page.ts';
import type { Page } from '../domain/page.ts';
import type { Scope } from '../domain/scope.ts';
import { windowSortKey } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { InvalidInputError } from '../errors.ts';
import type { Schema } from './schema.ts';
import { hostVisibleTo, linkVisibleTo, serverVisibleTo, windowVisibleTo } from './visible-to.ts';
import { isPossibleWindowId, possibleWindowIds, windowOfRow } from './window-rows.ts';

/** Where a page starts: behind this window. */
interface Position {
  readonly startsAt: string;
  readonly id: string;
}

/** Ordered by planned start, then id. Throws InvalidInputError on a cursor that is not of this list. */
export function createListWindows(current: () => Kysely<Schema>): MaintenanceReads['listWindows'] {
  return async (scope, filter, { first, after }) => {
    const position = after === null ? null : positionOf(after);
    const wanted = sql<boolean>`${sql.join(conditions(scope, filter), sql` and `)}`;
    const behind = position === null ? sql<boolean>`true` : isBehind(position);
    const rows = await current()
      .selectFrom('maintenance_window')
      .selectAll()
      .where(wanted)
      .where(behind)
      .orderBy('starts_at')
      .orderBy('id')
      .limit(first + 1)
      .execute();
    const count = await current()
      .selectFrom('maintenance_window')
      .select([
        sql<number>`count(*)::int`.as('total'),
        sql<number>`(count(*) filter (where ${behind}))::int`.as('ahead'),
      ])
      .where(wanted)
      .executeTakeFirstOrThrow();
    const windows = rows.map((row) => windowOfRow.parse(row));
    return cutToPage(windows, first, count);
  };
}

/** The page of windows that were read one further than asked for: the one too many says that there is a next page. */
function cutToPage(
  windows: readonly MaintenanceWindow[],
  first: number,
  count: { total: number; ahead: number },
): Page<MaintenanceWindow> {
  return {
    items: windows.slice(0, first).map((item) => ({ cursor: cursorOf('windows', windowSortKey(item)), item })),
    hasNextPage: windows.length > first,
    hasPreviousPage: count.ahead < count.total,
    totalCount: count.total,
  };
}

function conditions(scope: Scope, filter: WindowFilter): RawBuilder<boolean>[] {
  const { ids, cloud, phase, kind, hostIds, serverIds, ticket, from, to } = filter;
  const all = [windowVisibleTo(scope)];
  if (ids !== undefined) all.push(sql`maintenance_window.id = any(${[...possibleWindowIds(ids)]}::uuid[])`);
  if (cloud !== undefined) all.push(sql`maintenance_window.cloud = ${cloud}`);
  if (phase !== undefined) all.push(sql`maintenance_window.phase = any(${[...phase]}::text[])`);
  if (kind !== undefined) all.push(sql`maintenance_window.kind = ${kind}`);
  if (hostIds !== undefined) {
    all.push(has('window_host', sql`window_host.host_id = any(${[...hostIds]}::text[]) and ${hostVisibleTo(scope)}`));
  }
  if (serverIds !== undefined) {
    const visible = serverVisibleTo(scope);
    all.push(has('window_server', sql`window_server.server_id = any(${[...serverIds]}::text[]) and ${visible}`));
  }
  if (ticket !== undefined) {
    all.push(has('ticket_link', sql`ticket_link.url = ${ticket} and ${linkVisibleTo(scope)}`));
  }
  if (from !== undefined) {
    all.push(sql`(maintenance_window.ends_at is null or maintenance_window.ends_at > ${from}::timestamptz)`);
  }
  if (to !== undefined) all.push(sql`maintenance_window.starts_at < ${to}::timestamptz`);
  return all;
}

function has(table: 'window_host' | 'window_server' | 'ticket_link', condition: RawBuilder<boolean>) {
  const its = sql.table(table);
  return sql<boolean>`exists (select from ${its} where ${its}.window_id = maintenance_window.id and ${condition})`;
}

function positionOf(cursor: string): Position {
  const key = keyOfCursor('windows', cursor) ?? '';
  const [, startsAt, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+)$/u.exec(key) ?? [];
  if (startsAt === undefined || id === undefined || !isInstant(startsAt) || !isPossibleWindowId(id)) {
    throw new InvalidInputError('after is not a cursor of this list: send one that a page of it answered.');
  }
  return { startsAt, id };
}

function isBehind({ startsAt, id }: Position): RawBuilder<boolean> {
  return sql<boolean>`(maintenance_window.starts_at, maintenance_window.id) > (${startsAt}::timestamptz, ${id}::uuid)`;
}

/** A day of the calendar since the year 1, which is all that PostgreSQL takes; `Date` alone would roll 30 February on. */
function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text && !text.startsWith('0000');
}
