/**
 * Puts a new window in the place of another: the same hosts, words, settings and links at another time. Each names
 * the other, and the old one is SUPERSEDED, in one transaction.
 *
 * Refuses to move anything: what the old window held in Nova it lets go of, and the new one follows its workflow from
 * the beginning.
 */

import { computeFor } from '../domain/compute-for.ts';
import { windowId } from '../domain/ids.ts';
import type { WindowId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import { hasEnded } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import { operatorsOf } from '../domain/scope.ts';
import { shown, staleRevision, windowNotFound, withWindow } from './change.ts';
import { actorOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { readForPlan } from './guard-facts.ts';
import type { OutsideFacts } from './guard-facts.ts';
import { once, recall } from './once.ts';
import { checkPlan } from './plan-check.ts';
import type { Plan } from './plan-check.ts';
import { readHosts, writePlan } from './plan-write.ts';
import type { Found } from './plan-write.ts';
import { tell } from './tell.ts';

/** `rescheduleMaintenance` as it arrives. */
export interface RescheduleInput {
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly revision: number;
  readonly acknowledgeBy?: Date | null | undefined;
  readonly drainAt?: Date | null | undefined;
  readonly startsAt: Date;
  readonly endsAt?: Date | null | undefined;
  readonly reason?: string | null | undefined;
}

export type Reschedule = (caller: Caller, input: RescheduleInput) => Promise<Outcome<MaintenanceWindow>>;

const REASON_LIMIT = 1000;
/** What a window is called that another took the place of, in whatever workflow. */
const SUPERSEDED = 'superseded';

/** Answers the new window; with refusals, the old one. Throws UpstreamError when Nova cannot be read. */
export function createReschedule(dependencies: Dependencies): Reschedule {
  const { store } = dependencies;

  return async (caller, input) => {
    const named = { mutation: 'rescheduleMaintenance', input };
    const earlier = await store.transaction((writes) => recall(writes, caller, named));
    if (earlier !== null) return shown(dependencies, caller, earlier);
    const [old] = await store.windowsByIds(caller.viewer.scope, [windowId(input.id)]);
    if (old === undefined) return { subject: null, refusals: [windowNotFound(input.id, 'id')] };
    const faults = faultsOf(old, input);
    if (faults.length > 0) return { subject: old, refusals: faults };

    const planned = await plan(dependencies, caller, old, input);
    if ('refusals' in planned) return { subject: old, refusals: planned.refusals };
    const next: Plan = { ...planned.plan, window: { ...planned.plan.window, replaces: old.id } };
    const outside = await readForPlan(dependencies, next, planned.found);
    const outcome = await store.transaction((writes) =>
      once(writes, caller, named, async () => {
        const { id, refusals } = await withWindow(writes, caller, { ...input, idField: 'id' }, (window) =>
          supersede(dependencies, writes, { caller, input, next, found: planned.found, outside }, window),
        );
        return { id: refusals.length === 0 ? next.window.id : id, refusals };
      }),
    );
    return shown(dependencies, caller, outcome);
  };
}

function faultsOf(old: MaintenanceWindow, { revision, reason }: RescheduleInput): readonly Refusal[] {
  if (revision !== old.revision) return [staleRevision(old.revision, revision)];
  if (hasEnded(old) || old.phase === 'IN_PROGRESS') {
    const message = `The window is ${old.state}: only work that has not begun can be put off.`;
    return [refusal('INVALID_EVENT', message, 'id')];
  }
  if ((reason?.length ?? 0) <= REASON_LIMIT) return [];
  return [refusal('INVALID_VALUE', `reason is longer than ${REASON_LIMIT} characters.`, 'reason')];
}

/** The old plan at the new times. A workflow that is no longer configured cannot be begun anew. */
async function plan(
  dependencies: Dependencies,
  caller: Caller,
  old: MaintenanceWindow,
  { acknowledgeBy, drainAt, startsAt, endsAt }: RescheduleInput,
): Promise<{ readonly plan: Plan; readonly found: Found } | { readonly refusals: readonly Refusal[] }> {
  const { store } = dependencies;
  const scope = operatorsOf(old);
  const [hosts, links] = await Promise.all([
    store.hostsOfWindows(scope, [old.id]),
    store.linksOfWindows(scope, [old.id]),
  ]);
  const checked = checkPlan(dependencies, caller, {
    ...old,
    hostIds: hosts.map(({ host }) => host),
    workflow: old.workflow.name,
    acknowledgeBy,
    drainAt,
    startsAt,
    endsAt,
    tickets: links,
  });
  if ('refusals' in checked) return checked;
  const { cloud, hostNames } = checked.plan;
  const found = await readHosts(computeFor(cloud, caller), cloud.name, hostNames);
  return 'refusals' in found ? found : { plan: checked.plan, found };
}

interface Superseding {
  readonly caller: Caller;
  readonly input: RescheduleInput;
  readonly next: Plan;
  readonly found: Found;
  readonly outside: OutsideFacts;
}

async function supersede(
  dependencies: Dependencies,
  writes: MaintenanceWrites,
  { caller, input, next, found, outside }: Superseding,
  old: MaintenanceWindow,
): Promise<readonly Refusal[]> {
  const now = dependencies.now();
  const replacedBy: WindowId = next.window.id;
  const gone: MaintenanceWindow = {
    ...old,
    state: SUPERSEDED,
    phase: 'SUPERSEDED',
    replacedBy,
    revision: old.revision + 1,
    updatedAt: now,
  };
  // First: an ended window no longer stands in the way of its own successor.
  await writes.updateWindow(gone);
  const refusals = await writePlan(dependencies, writes, actorOf(caller), next, found, outside);
  if (refusals.length > 0) {
    await writes.updateWindow(old);
    return refusals;
  }
  const changedFields = ['state', 'phase', 'replacedBy'];
  await tell(writes, gone, actorOf(caller), { type: 'STATE_CHANGED', changedFields, note: input.reason ?? null });
  await writes.enqueue({ action: 'enableHosts', window: old.id });
  await writes.enqueue({ action: 'tend', window: old.id });
  return [];
}
