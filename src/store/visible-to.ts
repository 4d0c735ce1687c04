/**
 * Who sees which rows: all of it, and nowhere else.
 *
 * Each rule is one SQL condition on the row of one table, under the table's own name. A read joins
 * `maintenance_window` and asks for `windowVisibleTo` and for the condition of the table that it answers or filters by;
 * an event says by itself whom it may be told to.
 * Refuses to know why somebody has a scope: that is decided in access/.
 */

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { Scope } from '../domain/scope.ts';

type Condition = RawBuilder<boolean>;

/** Windows of the scope's clouds; for owners those that have a server of theirs. */
export function windowVisibleTo(scope: Scope): Condition {
  const ofCloud = sql<boolean>`maintenance_window.cloud = any(${[...scope.clouds]}::text[])`;
  if (scope.kind === 'operator') return ofCloud;
  return sql<boolean>`(${ofCloud} and exists (
    select from window_server as own
    where own.window_id = maintenance_window.id and own.project_id = ${scope.project}
  ))`;
}

/** Owners see their own servers. */
export function serverVisibleTo(scope: Scope): Condition {
  return scope.kind === 'operator' ? sql<boolean>`true` : sql<boolean>`window_server.project_id = ${scope.project}`;
}

/** Owners see no host, not even by finding a window through one. */
export function hostVisibleTo(scope: Scope): Condition {
  return scope.kind === 'operator' ? sql<boolean>`true` : sql<boolean>`false`;
}

/** Hosts that are down, in the scope's clouds: the first part of a host's id is its cloud. Nothing for owners. */
export function hostDownVisibleTo(scope: Scope): Condition {
  if (scope.kind === 'project') return sql<boolean>`false`;
  return sql<boolean>`split_part(host_down.host_id, '/', 1) = any(${[...scope.clouds]}::text[])`;
}

/** Owners see the links that are meant for them. */
export function linkVisibleTo(scope: Scope): Condition {
  return scope.kind === 'operator' ? sql<boolean>`true` : sql<boolean>`ticket_link.audience = 'OWNERS'`;
}

/** Events of the scope's clouds; for owners those that were meant for them when they happened: as access/rules.ts has it. */
export function eventVisibleTo(scope: Scope): Condition {
  const ofCloud = sql<boolean>`maintenance_event.cloud = any(${[...scope.clouds]}::text[])`;
  if (scope.kind === 'operator') return ofCloud;
  return sql<boolean>`(${ofCloud} and maintenance_event.audience = 'OWNERS'
    and ${scope.project} = any(maintenance_event.projects))`;
}
