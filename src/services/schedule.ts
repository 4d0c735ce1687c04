/**
 * Schedules a maintenance window: checks what was asked for, reads hosts and servers from Nova with the caller's own
 * right, and writes the window, its links and its event in one transaction.
 *
 * Refuses to know GraphQL and SQL. Nothing is written in Nova here: that is the workflow's to order.
 */

import { computeFor } from '../domain/compute-for.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { shown } from './change.ts';
import { actorOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { readForPlan } from './guard-facts.ts';
import { once, recall } from './once.ts';
import { checkPlan } from './plan-check.ts';
import type { ScheduleInput } from './plan-check.ts';
import { readHosts, writePlan } from './plan-write.ts';

export type Schedule = (caller: Caller, input: ScheduleInput) => Promise<Outcome<MaintenanceWindow>>;

/** Answers the new window, or why there is none. Throws UpstreamError when Nova cannot be read: then nothing was written. */
export function createSchedule(dependencies: Dependencies): Schedule {
  const { store } = dependencies;

  return async (caller, input) => {
    const named = { mutation: 'scheduleMaintenance', input };
    const earlier = await store.transaction((writes) => recall(writes, caller, named));
    if (earlier !== null) return shown(dependencies, caller, earlier);

    const checked = checkPlan(dependencies, caller, input);
    if ('refusals' in checked) return { subject: null, refusals: checked.refusals };
    const { plan } = checked;

    const compute = computeFor(plan.cloud, caller);
    const found = await readHosts(compute, plan.cloud.name, plan.hostNames);
    if ('refusals' in found) return { subject: null, refusals: found.refusals };

    const outside = await readForPlan(dependencies, plan, found);
    const outcome = await store.transaction((writes) =>
      once(writes, caller, named, async () => {
        const refusals = await writePlan(dependencies, writes, actorOf(caller), plan, found, outside);
        return { id: refusals.length === 0 ? plan.window.id : null, refusals };
      }),
    );
    return shown(dependencies, caller, outcome);
  };
}
