/**
 * Reads of windows, their hosts, servers and links, by key and for many keys at once.
 *
 * Refuses to know who sees what (`visible-to.ts`) and lists (`window-list.ts`).
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import type { MaintenanceReads } from '../domain/maintenance-store.ts';
import {
  linkOfRow,
  possibleWindowIds,
  windowHostOfRow,
  windowOfRow,
  windowServerOfRow,
  workflowOfDocument,
} from './rows.ts';
import type { Schema } from './schema.ts';
import { hostVisibleTo, linkVisibleTo, serverVisibleTo, windowVisibleTo } from './visible-to.ts';

/** All reads but the list. */
export function createWindowReads(current: () => Kysely<Schema>): Omit<MaintenanceReads, 'listWindows'> {
  return { ...windowsAndHosts(current), ...serversAndLinks(current), ...remembered(current) };
}

function windowsAndHosts(
  current: () => Kysely<Schema>,
): Pick<MaintenanceReads, 'windowsByIds' | 'hostsOfWindows' | 'windowsOfHosts'> {
  const hosts = () =>
    current()
      .selectFrom('window_host')
      .innerJoin('maintenance_window', 'maintenance_window.id', 'window_host.window_id')
      .selectAll('window_host')
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
      const rows = await hosts()
        .where('window_host.window_id', '=', anyWindow(windows))
        .where(windowVisibleTo(scope))
        .where(hostVisibleTo(scope))
        .execute();
      return rows.map((row) => windowHostOfRow.parse(row));
    },
    windowsOfHosts: async (scope, ids) => {
      const rows = await hosts()
        .where('window_host.host_id', '=', anyText(ids))
        .where(windowVisibleTo(scope))
        .where(hostVisibleTo(scope))
        .execute();
      return rows.map((row) => windowHostOfRow.parse(row));
    },
  };
}

function serversAndLinks(
  current: () => Kysely<Schema>,
): Pick<MaintenanceReads, 'serversOfWindows' | 'windowsOfServers' | 'linksOfWindows' | 'linkedUrls'> {
  const servers = () =>
    current()
      .selectFrom('window_server')
      .innerJoin('maintenance_window', 'maintenance_window.id', 'window_server.window_id')
      .selectAll('window_server')
      .orderBy('window_server.server_id');
  const links = () =>
    current()
      .selectFrom('ticket_link')
      .innerJoin('maintenance_window', 'maintenance_window.id', 'ticket_link.window_id');
  return {
    serversOfWindows: async (scope, windows) => {
      const rows = await servers()
        .where('window_server.window_id', '=', anyWindow(windows))
        .where(windowVisibleTo(scope))
        .where(serverVisibleTo(scope))
        .execute();
      return rows.map((row) => windowServerOfRow.parse(row));
    },
    windowsOfServers: async (scope, ids) => {
      const rows = await servers()
        .where('window_server.server_id', '=', anyText(ids))
        .where(windowVisibleTo(scope))
        .where(serverVisibleTo(scope))
        .execute();
      return rows.map((row) => windowServerOfRow.parse(row));
    },
    linksOfWindows: async (scope, windows) => {
      const rows = await links()
        .selectAll('ticket_link')
        .where('ticket_link.window_id', '=', anyWindow(windows))
        .where(windowVisibleTo(scope))
        .where(linkVisibleTo(scope))
        .orderBy('ticket_link.seq')
        .execute();
      return rows.map((row) => linkOfRow.parse(row));
    },
    linkedUrls: async (scope, urls) => {
      const rows = await links()
        .select('ticket_link.url')
        .distinct()
        .where('ticket_link.url', '=', anyText(urls))
        .where(windowVisibleTo(scope))
        .where(linkVisibleTo(scope))
        .execute();
      return rows.map((row) => row.url);
    },
  };
}

function remembered(current: () => Kysely<Schema>): Pick<MaintenanceReads, 'workflow' | 'standaloneReasons'> {
  return {
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

type Ids = Parameters<typeof possibleWindowIds>[0];

function anyWindow(ids: Ids) {
  return sql<string>`any(${[...possibleWindowIds(ids)]}::uuid[])`;
}

/** One parameter however many keys there are, so that PostgreSQL sees one statement. */
function anyText(keys: readonly string[]) {
  return sql<string>`any(${[...keys]}::text[])`;
}
