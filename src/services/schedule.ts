/**
 * Schedules a maintenance window: checks what was asked for, reads hosts and servers from Nova with the caller's own
 * right, and writes the window, its links and its event in one transaction.
 *
 * Refuses to know GraphQL and SQL. Nothing is written in Nova here: that is the workflow's to order.
 */

import type { Host } from '../domain/host.ts';
import type { HostId } from '../domain/ids.ts';
import { windowId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Server } from '../domain/server.ts';
import type { Caller } from '../domain/viewer.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { Workflow } from '../domain/workflow.ts';
import { actorOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import type { LinkInput } from './link-check.ts';
import { once, recall } from './once.ts';
import type { Remembered } from './once.ts';
import { checkPlan } from './plan-check.ts';
import type { Plan, ScheduleInput } from './plan-check.ts';

export type Schedule = (caller: Caller, input: ScheduleInput) => Promise<Outcome<MaintenanceWindow>>;

/** Answers the new window, or why there is none. Throws UpstreamError when Nova cannot be read: then nothing was written. */
export function createSchedule(dependencies: Dependencies): Schedule {
  const { store, now } = dependencies;
  const shown = async ({ viewer }: Caller, { id, refusals }: Remembered): Promise<Outcome<MaintenanceWindow>> => {
    const [subject = null] = id === null ? [] : await store.windowsByIds(viewer.scope, [windowId(id)]);
    return { subject, refusals };
  };

  return async (caller, input) => {
    const named = { mutation: 'scheduleMaintenance', input };
    const earlier = await store.transaction((writes) => recall(writes, caller, named));
    if (earlier !== null) return shown(caller, earlier);

    const checked = checkPlan(dependencies, caller, input, now());
    if ('refusals' in checked) return { subject: null, refusals: checked.refusals };

    const found = await readHosts(caller, checked.plan);
    if ('refusals' in found) return { subject: null, refusals: found.refusals };

    const window = newWindow(dependencies, caller, checked.plan);
    const outcome = await store.transaction((writes) =>
      once(writes, caller, named, () => write(writes, caller, window, checked.plan, found)),
    );
    return shown(caller, outcome);
  };
}

interface Found {
  readonly hosts: readonly Host[];
  readonly servers: readonly Server[];
}

async function readHosts(caller: Caller, plan: Plan): Promise<Found | { readonly refusals: readonly Refusal[] }> {
  const compute = plan.cloud.as(caller.token, { allProjects: true });
  const only = plan.hostNames.length === 1 ? plan.hostNames[0] : undefined;
  const [hosts, servers] = await Promise.all([
    compute.listHosts(only === undefined ? {} : { name: only }),
    compute.listServers(only === undefined ? {} : { host: only }),
  ]);
  const wanted = hosts.filter(({ name }) => plan.hostNames.includes(name));
  const missing = plan.hostNames.filter((name) => !wanted.some((host) => host.name === name));
  if (missing.length > 0) {
    return { refusals: missing.map((name) => hostNotFound(`${plan.cloud.name}/${name}`)) };
  }
  const ids = new Set<HostId>(wanted.map(({ id }) => id));
  return { hosts: wanted, servers: servers.filter(({ host }) => host !== null && ids.has(host)) };
}

/** The words for a host that is not there, or not the caller's to see. */
export function hostNotFound(id: string): Refusal {
  return refusal('HOST_NOT_FOUND', `There is no host ${id}.`, 'hostIds');
}

function newWindow({ now, newId }: Dependencies, caller: Caller, plan: Plan): MaintenanceWindow {
  const { input, workflow } = plan;
  const at = now();
  return {
    id: windowId(newId()),
    cloud: plan.cloud.name,
    summary: input.summary.trim(),
    description: input.description ?? null,
    kind: input.kind,
    cause: input.cause,
    workflow: { name: workflow.name, version: workflow.version },
    state: workflow.initial,
    phase: initialPhase(workflow),
    startsAt: input.startsAt,
    endsAt: input.endsAt ?? null,
    timeZone: input.timeZone,
    startedAt: null,
    endedAt: null,
    revision: 1,
    createdAt: at,
    updatedAt: at,
    createdBy: actorOf(caller).name,
  };
}

function initialPhase({ states, initial }: Workflow): MaintenanceWindow['phase'] {
  return states.find(({ name }) => name === initial)?.phase ?? 'TENTATIVE';
}

async function write(
  writes: MaintenanceWrites,
  caller: Caller,
  window: MaintenanceWindow,
  plan: Plan,
  { hosts, servers }: Found,
): Promise<Remembered> {
  await writes.keepWorkflow(plan.workflow);
  const overlap = await writes.insertWindow(
    window,
    hosts.map(({ id }) => id),
    servers.flatMap(({ id, project, host }) => (host === null ? [] : [{ server: id, project, host }])),
  );
  if (overlap !== null) {
    const { host, window: other } = overlap.overlap;
    const message = `${host ?? 'A host'} is already in window ${other ?? 'another one'} at that time: choose other times, or end that window first.`;
    return { id: null, refusals: [refusal('SAME_HOST_OVERLAP', message, 'hostIds')] };
  }
  for (const link of uniqueLinks(plan.input.tickets ?? [])) {
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
  await writes.append({
    type: 'WINDOW_SCHEDULED',
    window: window.id,
    windowRevision: window.revision,
    changedFields: [],
    actor: actorOf(caller),
    host: null,
    ticketUrl: null,
    audience: 'OWNERS',
    note: null,
  });
  return { id: window.id, refusals: [] };
}

function uniqueLinks(links: readonly LinkInput[]): readonly LinkInput[] {
  return [...new Map(links.map((link) => [link.url, link])).values()];
}
