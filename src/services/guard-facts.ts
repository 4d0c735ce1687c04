/**
 * Reads what a workflow's guards look at, in two halves: what other systems say, before the window is locked, and what
 * the store says, when it is.
 *
 * Asks nobody for what no guard of the window's state looks at.
 */

import type { Cloud } from '../domain/compute.ts';
import type { Conflict, Touching } from '../domain/conflict.ts';
import { conflictsBetween } from '../domain/conflict.ts';
import type { Host } from '../domain/host.ts';
import type { WindowId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import { operatorsOf } from '../domain/scope.ts';
import type { TicketLink } from '../domain/ticket.ts';
import type { Server } from '../domain/server.ts';
import { hasLeft } from '../domain/server-maintenance.ts';
import { missingApprovals } from '../domain/ticket-approval.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { SignalTransition, Workflow, WorkflowGuard, WorkflowTransition } from '../domain/workflow.ts';
import type { GuardFacts } from '../workflow/guards.ts';
import { isToCome, stateOf } from '../workflow/step.ts';
import type { Dependencies } from './dependencies.ts';
import type { Plan } from './plan-check.ts';
import { rivalsOf } from './rival-windows.ts';
import { beginsConfirmed, isConfirmation } from './take-step.ts';

/** What other systems say of a window. */
export type OutsideFacts = Pick<GuardFacts, 'missingApprovals' | 'conflicts'>;

/** For the events that people may send from the window's state. Throws UpstreamError when Nova does not tell its server groups; an unreadable ticket is one that is not approved. */
export async function readForEvents(
  dependencies: Dependencies,
  window: MaintenanceWindow,
  workflow: Workflow,
): Promise<OutsideFacts> {
  return read(dependencies, window, workflow, stateOf(workflow, window.state)?.transitions ?? []);
}

/** The same for what the gateway may send by itself at that instant. */
export async function readForSignals(
  dependencies: Dependencies,
  window: MaintenanceWindow,
  workflow: Workflow,
  at: Date,
): Promise<OutsideFacts> {
  const signals = stateOf(workflow, window.state)?.signals ?? [];
  const coming = signals.filter(({ signal }) => !isToCome(signal, window, at));
  return read(dependencies, window, workflow, coming);
}

async function read(
  dependencies: Dependencies,
  window: MaintenanceWindow,
  workflow: Workflow,
  ways: readonly (WorkflowTransition | SignalTransition)[],
): Promise<OutsideFacts> {
  const asks = (guard: WorkflowGuard) => ways.some(({ guards }) => guards.includes(guard));
  const byApproval = ways.some((way) => 'signal' in way && way.signal === 'ticketsApproved');
  const toTell = ways.some(({ target }) => isConfirmation(window, stateOf(workflow, target)));
  const [missingApprovals, conflicts] = await Promise.all([
    asks('ticketsApproved') || byApproval || toTell ? approvalsOf(dependencies, window, workflow) : null,
    asks('noConflicts') ? findConflicts(dependencies, window) : toTell ? findToTell(dependencies, window) : [],
  ]);
  return { missingApprovals, conflicts };
}

/** Of a window that is about to be written: what is told of it where it begins confirmed. */
export async function readForPlan(
  dependencies: Dependencies,
  { window, workflow, links }: Pick<Plan, 'window' | 'workflow' | 'links'>,
  { hosts, servers }: { readonly hosts: readonly Pick<Host, 'id'>[]; readonly servers: readonly Pick<Server, 'id'>[] },
): Promise<OutsideFacts> {
  if (!beginsConfirmed(window)) return { missingApprovals: null, conflicts: [] };
  const touched = { hosts: hosts.map(({ id }) => id), servers: servers.map(({ id }) => id) };
  const [missingApprovals, conflicts] = await Promise.all([
    readApprovals(
      dependencies,
      links.map(({ url, rel }) => ({ url, rel: rel ?? null })),
      workflow,
    ),
    findToTell(dependencies, window, touched),
  ]);
  return { missingApprovals, conflicts };
}

/** Nobody is kept from confirming by a Nova that does not answer. */
async function findToTell(
  dependencies: Dependencies,
  window: MaintenanceWindow,
  planned?: Touched,
): Promise<readonly Conflict[]> {
  return findConflicts(dependencies, window, planned).catch((error: unknown) => {
    dependencies.warn('conflicts could not be looked for', { window: window.id, err: error });
    return [];
  });
}

/** The rest, read in the transaction that locked the window. */
export async function withInside(
  writes: Pick<MaintenanceWrites, 'serversOf' | 'hostsOf'>,
  window: MaintenanceWindow,
  workflow: Workflow,
  outside: OutsideFacts,
): Promise<GuardFacts> {
  const servers = await writes.serversOf(window.id);
  const hosts = await writes.hostsOf(window.id);
  return { window, workflow, servers, hosts, ...outside };
}

async function approvalsOf(
  dependencies: Dependencies,
  window: MaintenanceWindow,
  workflow: Workflow,
): Promise<readonly string[]> {
  if (workflow.approval === null) return [];
  const links = await dependencies.store.linksOfWindows(operatorsOf(window), [window.id]);
  return readApprovals(dependencies, links, workflow);
}

async function readApprovals(
  { readTickets }: Dependencies,
  links: readonly Pick<TicketLink, 'url' | 'rel'>[],
  { approval }: Workflow,
): Promise<readonly string[]> {
  if (approval === null) return [];
  const asked = links.filter(({ rel }) => rel === approval.rel);
  return missingApprovals(approval, links, await readTickets(asked.map(({ url }) => url)));
}

type Touched = Pick<Touching, 'hosts' | 'servers'>;

/** `planned`: what the window is to touch, where it is not written yet. The window that it replaces is none of the others. */
async function findConflicts(
  { store, clouds, now }: Dependencies,
  window: MaintenanceWindow,
  planned?: Touched,
): Promise<readonly Conflict[]> {
  const scope = operatorsOf(window);
  const cloud: Cloud | undefined = clouds.find(({ name }) => name === window.cloud);
  const windows = [window, ...(await rivalsOf(store, window, now()))];
  const ids = windows.map(({ id }) => id);
  const [hosts, servers, groups] = await Promise.all([
    store.hostsOfWindows(scope, ids).then(byWindow),
    store.serversOfWindows(scope, ids).then(byWindow),
    cloud?.service.listServerGroups() ?? [],
  ]);
  const [own, ...others] = windows.map((each): Touching => ({
    window: each,
    hosts: hosts.get(each.id)?.map(({ host }) => host) ?? [],
    servers: (servers.get(each.id) ?? []).filter((server) => !hasLeft(server)).map(({ server }) => server),
  }));
  return own === undefined ? [] : conflictsBetween({ ...own, ...planned }, others, groups, now());
}

const byWindow = <Part extends { readonly window: WindowId }>(parts: readonly Part[]) =>
  Map.groupBy(parts, ({ window }) => window);
