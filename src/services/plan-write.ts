/**
 * Reads what a plan touches from Nova, and writes the planned window with its servers, links and event.
 *
 * Refuses to know why the window is planned: newly, or in place of another.
 */

import type { Compute } from '../domain/compute.ts';
import type { Actor } from '../domain/event.ts';
import type { Host } from '../domain/host.ts';
import { hostIdOf } from '../domain/ids.ts';
import type { CloudName, HostId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import { readinessOf } from '../domain/readiness.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Server } from '../domain/server.ts';
import type { WindowServer } from '../domain/server-maintenance.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { Dependencies } from './dependencies.ts';
import { hostNotFound, overlapRefusal } from './plan-refusals.ts';
import type { Plan } from './plan-check.ts';
import { enterInitial } from './take-step.ts';
import type { StepCause } from './take-step.ts';
import { tell } from './tell.ts';
import { newServer } from './tend/reconcile.ts';

/** The hosts of a plan, and what runs on them. */
export interface Found {
  readonly hosts: readonly Host[];
  readonly servers: readonly Server[];
}

/** With the caller's own right. Throws UpstreamError when Nova cannot be read. */
export async function readHosts(
  compute: Compute,
  cloud: CloudName,
  names: readonly string[],
): Promise<Found | { readonly refusals: readonly Refusal[] }> {
  const only = names.length === 1 ? names[0] : undefined;
  const [hosts, servers] = await Promise.all([
    compute.listHosts(only === undefined ? {} : { name: only }),
    compute.listServers(only === undefined ? {} : { host: only }),
  ]);
  const wanted = hosts.filter(({ name }) => names.includes(name));
  const missing = names.filter((name) => !wanted.some((host) => host.name === name));
  if (missing.length > 0) return { refusals: missing.map((name) => hostNotFound(hostIdOf(cloud, name))) };
  const ids = new Set<HostId>(wanted.map(({ id }) => id));
  return { hosts: wanted, servers: servers.filter(({ host }) => host !== null && ids.has(host)) };
}

/** Rows for servers that join a window. */
export function joining(
  { projectPolicies }: Pick<Dependencies, 'projectPolicies'>,
  window: MaintenanceWindow,
  servers: readonly Server[],
  at: Date,
): readonly WindowServer[] {
  return servers.flatMap((server) =>
    server.host === null ? [] : [newServer(window, server, server.host, projectPolicies, at)],
  );
}

/** Answers why not; nothing of the window is written then. */
export async function writePlan(
  dependencies: Dependencies,
  writes: MaintenanceWrites,
  actor: Actor,
  { window: draft, workflow, links }: Pick<Plan, 'window' | 'workflow' | 'links'>,
  found: Found,
  outside: StepCause['outside'],
): Promise<readonly Refusal[]> {
  await writes.keepWorkflow(workflow);
  const servers = joining(dependencies, draft, found.servers, draft.createdAt);
  const window = { ...draft, ready: readinessOf(draft, servers, [], workflow.asksOwners).ready };
  const overlap = await writes.insertWindow(
    window,
    found.hosts.map(({ id }) => id),
    servers,
  );
  if (overlap !== null) return [overlapRefusal(overlap)];
  for (const link of links) {
    await writes.insertLink({
      window: window.id,
      url: link.url,
      rel: link.rel ?? null,
      title: link.title ?? null,
      audience: link.audience,
      addedBy: window.createdBy,
      addedAt: window.createdAt,
    });
  }
  await tell(writes, window, actor, { type: 'WINDOW_SCHEDULED' });
  await enterInitial(writes, window, outside);
  return [];
}
