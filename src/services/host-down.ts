/**
 * Opens a window for a host that died unplanned, so that its operators have something to work with and the owners of
 * its servers are told.
 *
 * Once for each time that a host goes down, whatever becomes of the window. Refuses to decide anything: the window is
 * as its workflow begins.
 */

import type { Host } from '../domain/host.ts';
import type { CloudName } from '../domain/ids.ts';
import { hasEnded } from '../domain/window.ts';
import type { Workflow } from '../domain/workflow.ts';
import { operatorsOf } from '../domain/scope.ts';
import { stateOf } from '../workflow/step.ts';
import type { Dependencies } from './dependencies.ts';
import { draftWindow } from './draft.ts';
import { readForPlan } from './guard-facts.ts';
import { readHosts, writePlan } from './plan-write.ts';
import { GATEWAY } from './tell.ts';

/** Looks at all hosts of a cloud, as they were read just now. Throws UpstreamError when Nova cannot tell what runs on one that is down. */
export type LookAtHosts = (cloud: CloudName, hosts: readonly Host[]) => Promise<void>;

/** Nobody knows how long it will take; an operator who does says so. */
const ASSUMED_MS = 24 * 3_600_000;

export function createLookAtHosts(dependencies: Dependencies): LookAtHosts {
  const { store, clouds } = dependencies;

  return async (name, hosts) => {
    const cloud = clouds.find((each) => each.name === name);
    if (cloud === undefined) return;
    const down = hosts.filter(({ state }) => state === 'DOWN');
    const known = await store.hostsDown(operatorsOf({ cloud: name }));
    const back = known.filter((id) => (hosts.find((host) => host.id === id)?.state ?? 'UP') === 'UP');
    if (back.length > 0) await store.transaction((writes) => writes.forgetHostsDown(back));
    const failures: unknown[] = [];
    for (const host of down.filter(({ id }) => !known.includes(id))) {
      await report(dependencies, cloud.name, host).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
}

function beginsTentative(workflow: Workflow): boolean {
  return stateOf(workflow, workflow.initial)?.phase === 'TENTATIVE';
}

async function report(dependencies: Dependencies, cloud: CloudName, host: Host): Promise<void> {
  const { store, clouds, workflows, now } = dependencies;
  const compute = clouds.find(({ name }) => name === cloud)?.service;
  // It decides nothing by itself: where the default one begins with more than a plan, the first that does not.
  const workflow = workflows.find(beginsTentative) ?? workflows[0];
  if (compute === undefined || workflow === undefined) return;
  const found = await readHosts(compute, cloud, [host.name]);
  if ('refusals' in found) return;

  const at = now();
  const input = {
    // Owners read it too: no host name.
    summary: 'Unplanned: a host is down',
    kind: 'TEMPORARY',
    cause: 'UNPLANNED',
    // A dead host waits for no answer: what owners want for this case stands in their policies.
    startsAt: at,
    endsAt: new Date(at.getTime() + ASSUMED_MS),
    timeZone: 'UTC',
  } as const;
  const begun = await isInMaintenance(dependencies, host, at);
  const window = draftWindow(dependencies, GATEWAY, input, workflow, cloud);
  const plan = { window, workflow, links: [] };
  const outside = await readForPlan(dependencies, plan, found);
  await store.transaction(async (writes) => {
    const isNews = await writes.noteHostDown(host.id);
    if (!isNews || found.servers.length === 0 || begun) return;
    // Another open window at this time is the operators' own: there is nothing to add to it.
    await writePlan(dependencies, writes, GATEWAY, plan, found, outside);
  });
}

/** Is it in a window that has begun and not ended, however late that is? Then its going down is no news. */
async function isInMaintenance({ store }: Dependencies, { id, cloud }: Host, now: Date): Promise<boolean> {
  const scope = operatorsOf({ cloud });
  const named = await store.windowsOfHosts(scope, [id]);
  const windows = await store.windowsByIds(
    scope,
    named.map(({ window }) => window),
  );
  return windows.some((window) => !hasEnded(window) && (window.drainAt ?? window.startsAt) <= now);
}
