/**
 * Brings what we know of a window's servers and hosts in line with what Nova says.
 *
 * Pure: rows and observation in, changed rows and what is to be told of them out.
 */

import type { Host } from '../../domain/host.ts';
import { parseHostId } from '../../domain/ids.ts';
import type { HostId } from '../../domain/ids.ts';
import { nextMove } from '../../domain/move.ts';
import type { Persistence } from '../../domain/move.ts';
import { actionFor } from '../../domain/policy.ts';
import type { ProjectPolicy } from '../../domain/policy.ts';
import type { Server } from '../../domain/server.ts';
import { cameLate, hasLeft, isStale, SETTLED_OUTCOMES } from '../../domain/server-maintenance.ts';
import type { WindowServer } from '../../domain/server-maintenance.ts';
import { answerDeadline } from '../../domain/window.ts';
import type { MaintenanceWindow, WindowHost } from '../../domain/window.ts';
import { MOVING_PHASES } from '../../domain/workflow.ts';
import type { Observation } from './observe.ts';

/** What all of it depends on. */
export interface TendSituation {
  readonly window: MaintenanceWindow;
  readonly asksOwners: boolean;
  readonly servers: readonly WindowServer[];
  readonly hosts: readonly WindowHost[];
  readonly seen: Observation;
  readonly policies: readonly ProjectPolicy[];
  readonly persistence: Persistence;
  readonly now: Date;
  /** When Nova was asked. A row that changed since is left to the next look. */
  readonly looked: Date;
}

/** Servers of the window's hosts that are not in the window yet. */
export function arrivals({ window, servers, hosts, seen, policies, now }: TendSituation): readonly WindowServer[] {
  const known = new Set(servers.map(({ server }) => server));
  return [...seen.servers.values()].flatMap((server) => {
    const host = hosts.find((each) => each.host === server.host);
    return host === undefined || known.has(server.id) || isDeleted(server)
      ? []
      : [newServer(window, server, host.host, policies, now)];
  });
}

/** A server as it joins a window: nobody has answered, and its policies say what is to be done. */
export function newServer(
  window: MaintenanceWindow,
  server: Server,
  host: HostId,
  policies: readonly ProjectPolicy[],
  now: Date,
): WindowServer {
  const unanswered = { answer: 'PENDING', answeredAction: null, answeredByOperator: false } as const;
  return {
    window: window.id,
    server: server.id,
    project: server.project,
    host,
    currentHost: server.host,
    addedAt: now,
    ...actionFor(window, unanswered, server, policies),
    ...unanswered,
    answeredAt: null,
    answeredBy: null,
    answeredRevision: null,
    changeReference: null,
    note: null,
    outcome: 'PENDING',
    outcomeDetail: null,
    move: null,
    retryAt: null,
    skipped: false,
    updatedAt: now,
  };
}

/** A server's row as it should be; the same object when nothing changed. */
export function reconciled(situation: TendSituation, server: WindowServer): WindowServer {
  if (server.updatedAt > situation.looked) return server;
  const { seen, now } = situation;
  const instance = seen.servers.get(server.server) ?? null;
  // What has left is not looked for: that it is missing says nothing.
  if (instance === null && hasLeft(server)) return server;
  const place = instance === null || instance.host === server.currentHost ? {} : { currentHost: instance.host };
  const silence = overdue(situation, server);
  const word = { ...silence, ...policyChange(situation, { ...server, ...silence }, instance) };
  const next = { ...server, ...word };
  const step = nextMove({
    ...situation,
    server: next,
    seen: instance,
    windowHosts: situation.hosts.map(({ host }) => host),
    hosts: seen.hosts,
    migrations: seen.migrations.filter((migration) => migration.server === server.server),
  });
  const result = step.do === 'record' ? step.change : {};
  // It is read anew for one that came back, or that was under way: until now nobody had looked.
  const visible = { ...word, ...result, ...policyChange(situation, { ...next, ...result }, instance) };
  if (Object.keys(visible).length === 0) return 'currentHost' in place ? { ...server, ...place } : server;
  return { ...server, ...place, ...visible, updatedAt: now };
}

/** Silence, once the time to answer is over. */
function overdue({ window, asksOwners, now }: TendSituation, server: WindowServer): Partial<WindowServer> {
  const waits = server.answer === 'PENDING' || isStale(server, window);
  if (!asksOwners || !waits || server.answer === 'SILENT' || SETTLED_OUTCOMES.includes(server.outcome)) return {};
  return now < answerDeadline(window) || cameLate(server, window) ? {} : { answer: 'SILENT', answeredAction: null };
}

/** Owners may change their standing instructions until the server is moved. */
function policyChange(situation: TendSituation, server: WindowServer, seen: Server | null): Partial<WindowServer> {
  // Of a server whose cell does not answer Nova tells no metadata: that is no change of mind.
  if (
    seen === null ||
    seen.status === 'UNKNOWN' ||
    server.outcome === 'MOVING' ||
    ['MOVED', 'AVOIDED', 'GONE'].includes(server.outcome)
  )
    return {};
  const { action, actionSource, policyProblem } = actionFor(situation.window, server, seen, situation.policies);
  const same =
    action === server.action && actionSource === server.actionSource && policyProblem === server.policyProblem;
  return same ? {} : { action, actionSource, policyProblem };
}

/** A host's row as it should be; the same object when nothing changed. */
export function reconciledHost({ window, servers, seen, now }: TendSituation, row: WindowHost): WindowHost {
  const host = seen.hosts.get(row.host);
  const there = [...seen.servers.values()].some((server) => server.host === row.host && !isDeleted(server));
  const lost = servers.some(({ server, currentHost }) => currentHost === row.host && isLost(seen.servers.get(server)));
  // Nobody is told that a host is empty on the word of a Nova that cannot see it.
  const empty = !there && !lost && host !== undefined && host.state !== 'UNKNOWN';
  const emptiedAt = empty ? (row.emptiedAt ?? now) : null;
  const problem = faultOf(window, { ...row, emptiedAt }, host);
  return sameInstant(emptiedAt, row.emptiedAt) && problem === row.problem ? row : { ...row, emptiedAt, problem };
}

/** What keeps the window's servers from being moved off this host; a refusal of Nova to disable it stands until it is disabled. */
function faultOf(window: MaintenanceWindow, row: WindowHost, host: Host | undefined): string | null {
  const name = parseHostId(row.host)?.name ?? row.host;
  if (host === undefined) return `Nova has no host ${name}.`;
  if (!MOVING_PHASES.includes(window.phase)) return host.status === 'DISABLED' ? null : row.problem;
  if (host.status === 'ENABLED') {
    return row.hold === 'NONE' || row.hold === 'WRITING' ? row.problem : enabledByOthers(name);
  }
  if (host.state === 'UNKNOWN') return `Nova cannot tell about ${name} at present.`;
  if (host.state === 'UP' || host.forcedDown || row.emptiedAt !== null) return null;
  return `${name} is ${host.state}: nothing can be moved off it until it is back, or forced down for its servers to be evacuated.`;
}

function enabledByOthers(name: string): string {
  return `${name} was enabled by somebody else: nothing is moved off it until it is disabled again.`;
}

/** Nova has it, and cannot say where. */
function isLost(server: Server | undefined): boolean {
  return server?.host === null && server.status !== 'SHELVED_OFFLOADED' && !isDeleted(server);
}

function isDeleted({ status }: Server): boolean {
  return status === 'DELETED' || status === 'SOFT_DELETED';
}

function sameInstant(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
