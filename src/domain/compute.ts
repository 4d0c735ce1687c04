/**
 * The port to Nova: one region, on behalf of one credential.
 *
 * Pure: a type. upstream/nova implements it; Nova's own policy decides what the credential may do.
 */

import type { Host, HostStatus, Hypervisor } from './host.ts';
import type { CloudName, ServerId } from './ids.ts';
import type { ServerGroup } from './conflict.ts';
import type { NovaNews } from './nova-news.ts';
import type { Migration } from './move.ts';
import type { MoveKind } from './server-maintenance.ts';
import type { Server } from './server.ts';

/** Every method throws UpstreamError when Nova does not answer, refuses, or answers nonsense. */
export interface Compute {
  /** All nova-compute services in one call, or the one of this host name in one filtered call. */
  readonly listHosts: (filter?: { readonly name?: string }) => Promise<readonly Host[]>;
  readonly listHypervisors: () => Promise<readonly Hypervisor[]>;
  /** All servers that the credential may see, read to the last page; with `host` those on one host, filtered by Nova (operators only). */
  readonly listServers: (filter?: { readonly host?: string }) => Promise<readonly Server[]>;
  /** Servers that Nova changed since then, with those that it deleted, whose status is `DELETED`. Nova counts whole seconds. */
  readonly listChangedServers: (filter: { readonly changedSince: Date }) => Promise<readonly Server[]>;
  /** Null when Nova has no such server for this credential. */
  readonly getServer: (id: ServerId) => Promise<Server | null>;
  /** A move is asked for, no more: what becomes of it is read from the server and its migrations. */
  readonly move: (server: ServerId, kind: MoveKind) => Promise<void>;
  /** Confirms a cold migration that waits in VERIFY_RESIZE; nothing when it no longer does. */
  readonly confirmMigration: (server: ServerId) => Promise<void>;
  /** Migrations that changed since then, of all servers; operators only. */
  readonly listMigrations: (filter: { readonly changedSince: Date }) => Promise<readonly Migration[]>;
  /** The newest migration of one server; null when it has none. */
  readonly latestMigration: (server: ServerId) => Promise<Migration | null>;
  /** Server groups that the credential may see. */
  readonly listServerGroups: () => Promise<readonly ServerGroup[]>;
  /** Sets these metadata keys of a server and removes those that are null; answers all its metadata. Null when Nova has no such server for this credential. */
  readonly setServerMetadata: (
    server: ServerId,
    values: Readonly<Record<string, string | null>>,
  ) => Promise<Readonly<Record<string, string>> | null>;
  /** Enables or disables scheduling to a host. A reason must obey Nova's limits: see `disabledReasonText`. Answers the host as it is now. */
  readonly setHostStatus: (
    host: Pick<Host, 'name' | 'serviceId'>,
    status: HostStatus,
    reason: string | null,
  ) => Promise<Host>;
}

/** A configured cloud: where to read from, with whose right. */
export interface Cloud {
  readonly name: CloudName;
  readonly region: string | null;
  /** Equal for all regions of one Keystone; callers belong to the Keystone that issued their token. */
  readonly identity: string;
  /** On behalf of a caller, with the caller's own token. `allProjects` asks for other projects' servers too: Nova refuses it to non-admins. */
  readonly as: (token: string, options: { readonly allProjects: boolean }) => Compute;
  /** With the configured service credential, for work that no caller waits for. */
  readonly service: Compute;
  /** Tells where something may have changed; null where Nova's notifications are not configured. */
  readonly news: NovaNews | null;
}
