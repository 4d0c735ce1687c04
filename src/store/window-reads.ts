/**
 * Reads of windows, their hosts, servers and links, by key and for many keys at once.
 *
 * Refuses to know who sees what (`visible-to.ts`), lists (`window-list.ts`) and events (`event-history.ts`).
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import { hostId, serverId, windowId } from '../domain/ids.ts';
import type { WindowId } from '../domain/ids.ts';
import type { CalendarFeedReads } from '../domain/calendar-feed.ts';
import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import type { TicketReads } from '../domain/ticket-store.ts';
import type { Scope } from '../domain/scope.ts';
import type { Schema } from './schema.ts';
import { windowServerOfRow } from './server-rows.ts';
import { hostDownVisibleTo, hostVisibleTo, linkVisibleTo, serverVisibleTo, windowVisibleTo } from './visible-to.ts';
import { linkOfRow, possibleWindowIds, windowHostOfRow, windowOfRow } from './window-rows.ts';
import { workflowOfDocument } from './workflow-document.ts';

/** All reads but those in pages. */
export function createWindowReads(
  current: () => Kysely<Schema>,
): Omit<MaintenanceReads, 'listWindows' | 'historyOf' | keyof TicketReads | keyof CalendarFeedReads> {
  return { ...windowsAndHosts(current), ...servers(current), ...links(current), ...remembered(current) };
}

function windowsAndHosts(
  current: () => Kysely<Schema>,
): Pick<MaintenanceReads, 'windowsByIds' | 'hostsOfWindows' | 'windowsOfHosts'> {
  const hosts = (scope: Scope) =>
    current()
      .selectFrom('window_host')
      .innerJoin('maintenance_window', 'maintenance_window.id', 'window_host.window_id')
      .selectAll('window_host')
      .where(windowVisibleTo(scope))
      .where(hostVisibleTo(scope))
      .orderBy('window_host.host_id');
  return {
    windowsByIds: async (scope, ids) => {
      const rows = await current()
        .selectFrom('maintenance_window')
        .selectAll()
        .where('maintenance_window.id', '=', anyWindow(ids))
        .where(windowVisibleTo(scope))
        .execute();
      return rows.map((row) => windowOfRow.parse(row));
    },
    hostsOfWindows: async (scope, windows) => {
      const rows = await hosts(scope).where('window_host.window_id', '=', anyWindow(windows)).execute();
      return rows.map((row) => windowHostOfRow.parse(row));
    },
    windowsOfHosts: async (scope, ids) => {
      const rows = await hosts(scope).where('window_host.host_id', '=', anyText(ids)).execute();
      return rows.map((row) => windowHostOfRow.parse(row));
    },
  };
}

function servers(
  current: () => Kysely<Schema>,
): Pick<MaintenanceReads, 'serversOfWindows' | 'windowsOfServers' | 'mayMoveAgain'> {
  const rowsOf = (scope: Scope) =>
    current()
      .selectFrom('window_server')
      .innerJoin('maintenance_window', 'maintenance_window.id', 'window_server.window_id')
      .selectAll('window_server')
      .where(windowVisibleTo(scope))
      .where(serverVisibleTo(scope))
      .orderBy('window_server.server_id');
  return {
    serversOfWindows: async (scope, windows) => {
      const rows = await rowsOf(scope).where('window_server.window_id', '=', anyWindow(windows)).execute();
      return rows.map((row) => windowServerOfRow.parse(row));
    },
    windowsOfServers: async (scope, ids) => {
      const rows = await rowsOf(scope).where('window_server.server_id', '=', anyText(ids)).execute();
      return rows.map((row) => windowServerOfRow.parse(row));
    },
    mayMoveAgain: async (asked) => {
      const windows = asked.map(({ window }) => window);
      const ids = asked.map(({ server }) => server);
      const { rows } = await sql<{ window: string; server: string }>`
        select window_server.window_id as window, window_server.server_id as server
        from unnest(${windows}::uuid[], ${ids}::text[]) as asked (window_id, server_id)
        join window_server using (window_id, server_id)
        where exists (
          select from window_host as other
          where other.host_id = window_server.current_host_id and other.window_id <> window_server.window_id and other.open
        )
      `.execute(current());
      return rows.map(({ window, server }) => ({ window: windowId(window), server: serverId(server) }));
    },
  };
}

function links(current: () => Kysely<Schema>): Pick<MaintenanceReads, 'linksOfWindows' | 'linkedUrls'> {
  const rowsOf = (scope: Scope) =>
    current()
      .selectFrom('ticket_link')
      .innerJoin('maintenance_window', 'maintenance_window.id', 'ticket_link.window_id')
      .where(windowVisibleTo(scope))
      .where(linkVisibleTo(scope));
  return {
    linksOfWindows: async (scope, windows) => {
      const rows = await rowsOf(scope)
        .selectAll('ticket_link')
        .where('ticket_link.window_id', '=', anyWindow(windows))
        .orderBy('ticket_link.seq')
        .execute();
      return rows.map((row) => linkOfRow.parse(row));
    },
    linkedUrls: async (scope, urls) => {
      const rows = await rowsOf(scope)
        .select('ticket_link.url')
        .distinct()
        .where('ticket_link.url', '=', anyText(urls))
        .execute();
      return rows.map((row) => row.url);
    },
  };
}

function remembered(
  current: () => Kysely<Schema>,
): Pick<MaintenanceReads, 'hostsDown' | 'workflow' | 'standaloneReasons'> {
  return {
    hostsDown: async (scope) => {
      const rows = await current()
        .selectFrom('host_down')
        .select('host_id')
        .where(hostDownVisibleTo(scope))
        .orderBy('host_id')
        .execute();
      return rows.map((row) => hostId(row.host_id));
    },
    workflow: async (name, version) => {
      const row = await current()
        .selectFrom('workflow_version')
        .select('document')
        .where('name', '=', name)
        .where('version', '=', version)
        .executeTakeFirst();
      return row === undefined ? null : workflowOfDocument.parse(row.document);
    },
    standaloneReasons: async (host) => {
      const row = await current()
        .selectFrom('standalone_reason')
        .select('reasons')
        .where('host_id', '=', host)
        .executeTakeFirst();
      return row?.reasons ?? [];
    },
  };
}

function anyWindow(ids: readonly WindowId[]) {
  return sql<string>`any(${[...possibleWindowIds(ids)]}::uuid[])`;
}

/** One parameter however many keys there are, so that PostgreSQL sees one statement. */
function anyText(keys: readonly string[]) {
  return sql<string>`any(${[...keys]}::text[])`;
}
