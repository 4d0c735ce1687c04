/**
 * May the work on a window's hosts begin, and if not, who or what stands in the way?
 *
 * Pure: read off the window's servers and hosts as they are known. Ready is nothing but the absence of blockers, so
 * the two can never disagree.
 */

import type { HostId, ServerId } from './ids.ts';
import { isStale, ownersHold, SETTLED_OUTCOMES } from './server-maintenance.ts';
import type { WindowServer } from './server-maintenance.ts';
import type { MaintenanceWindow, WindowHost } from './window.ts';

export const BLOCKER_KINDS = [
  'AWAITING_ANSWER',
  'DECLINED',
  'MOVE_PENDING',
  'MOVE_RUNNING',
  'MOVE_FAILED',
  'OWN_ACTION_PENDING',
  'POLICY_CONFLICT',
  'HOST_UNREADABLE',
] as const;
export type BlockerKind = (typeof BLOCKER_KINDS)[number];

/** One thing in the way. */
export interface Blocker {
  /** The server; of a host that cannot be read and has no server that we know of, the host. */
  readonly subject: ServerId | HostId;
  readonly kind: BlockerKind;
  readonly since: Date;
  /** For operators: may name hosts. */
  readonly detail: string | null;
}

export interface Readiness {
  readonly ready: boolean;
  readonly total: number;
  /** Servers with a blocker. */
  readonly outstanding: number;
  /** Since when no server is on any of its hosts; null while one is. */
  readonly emptiedAt: Date | null;
  readonly blockers: readonly Blocker[];
}

type Window = Pick<MaintenanceWindow, 'datesRevision' | 'onSilence' | 'updatedAt'>;

/** `hosts` may be empty for whom hosts are not to be told of: then the servers alone decide. */
export function readinessOf(
  window: Window,
  servers: readonly WindowServer[],
  hosts: readonly WindowHost[],
  asksOwners: boolean,
): Readiness {
  const ofServers = servers.flatMap((server) => blockerOf(server, window, asksOwners) ?? []);
  const ofHosts = hosts.flatMap(({ host, problem }): Blocker[] =>
    problem === null ? [] : [{ subject: host, kind: 'HOST_UNREADABLE', since: window.updatedAt, detail: problem }],
  );
  const blockers = [...ofHosts, ...ofServers];
  return {
    ready: blockers.length === 0,
    total: servers.length,
    outstanding: ofServers.length,
    emptiedAt: latest(hosts.map(({ emptiedAt }) => emptiedAt)),
    blockers,
  };
}

function blockerOf(server: WindowServer, window: Window, asksOwners: boolean): Blocker | null {
  if (SETTLED_OUTCOMES.includes(server.outcome)) return null;
  const blocked = (kind: BlockerKind, detail: string | null = null): Blocker => ({
    subject: server.server,
    kind,
    since: kind === 'AWAITING_ANSWER' && !isStale(server, window) ? server.addedAt : server.updatedAt,
    detail,
  });
  if (server.outcome === 'MOVING') return blocked('MOVE_RUNNING', server.outcomeDetail);
  if (server.skipped) return null;
  if (server.policyProblem !== null) return blocked('POLICY_CONFLICT', server.policyProblem);
  const held = ownersHold(server, window, asksOwners);
  if (held !== null) return blocked(held, server.note);
  if (server.outcome === 'FAILED') return blocked('MOVE_FAILED', server.outcomeDetail);
  if (server.action === 'OWN_ACTION') return blocked('OWN_ACTION_PENDING');
  return server.action === 'KEEP' ? null : blocked('MOVE_PENDING', server.outcomeDetail);
}

function latest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null);
  if (known.length === 0 || known.length < instants.length) return null;
  return new Date(Math.max(...known.map((instant) => instant.getTime())));
}
