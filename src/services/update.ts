/**
 * Changes a window's plan: words, times, settings and hosts. Whoever answered to other dates is asked again.
 *
 * Refuses to change what a window is: its kind, its cause and its workflow stay.
 */

import { computeFor } from '../domain/compute-for.ts';
import { parseHostId, windowId } from '../domain/ids.ts';
import type { HostId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { Outcome, Refusal } from '../domain/refusal.ts';
import { refusal } from '../domain/refusal.ts';
import type { Caller } from '../domain/viewer.ts';
import { hasEnded } from '../domain/window.ts';
import type { MaintenanceWindow } from '../domain/window.ts';
import type { ServerAction, SilencePolicy } from '../domain/server-action.ts';
import { MOVING_PHASES } from '../domain/workflow.ts';
import { shown, windowNotFound, withWindow } from './change.ts';
import { actorOf, cloudOf } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { once, recall } from './once.ts';
import { hostNotFound, overlapRefusal } from './plan-refusals.ts';
import { joining, readHosts } from './plan-write.ts';
import type { Found } from './plan-write.ts';
import { tell } from './tell.ts';
import { tellArrival } from './tend/tell-changes.ts';
import { windowFaults } from './window-check.ts';

/** `updateMaintenance` as it arrives: what is left out stays; null takes away what may be absent. */
export interface UpdateInput {
  readonly clientMutationId?: string | null | undefined;
  readonly id: string;
  readonly revision: number;
  readonly hostIds?: readonly string[] | null | undefined;
  readonly summary?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly acknowledgeBy?: Date | null | undefined;
  readonly drainAt?: Date | null | undefined;
  readonly startsAt?: Date | null | undefined;
  readonly endsAt?: Date | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly onSilence?: SilencePolicy | null | undefined;
  readonly allowedActions?: readonly ServerAction[] | null | undefined;
  readonly defaultAction?: ServerAction | null | undefined;
}

export type Update = (caller: Caller, input: UpdateInput) => Promise<Outcome<MaintenanceWindow>>;

/** Throws UpstreamError when Nova cannot be read, which it is where hosts are named. */
export function createUpdate(dependencies: Dependencies): Update {
  const { store } = dependencies;

  return async (caller, input) => {
    const named = { mutation: 'updateMaintenance', input };
    const earlier = await store.transaction((writes) => recall(writes, caller, named));
    if (earlier !== null) return shown(dependencies, caller, earlier);
    const [seen] = await store.windowsByIds(caller.viewer.scope, [windowId(input.id)]);
    if (seen === undefined) return { subject: null, refusals: [windowNotFound(input.id, 'id')] };
    const found = await readNamed(dependencies, caller, seen, input.hostIds ?? null);
    if (found !== null && 'refusals' in found) return { subject: seen, refusals: found.refusals };

    const outcome = await store.transaction((writes) =>
      once(writes, caller, named, () =>
        withWindow(writes, caller, { ...input, idField: 'id' }, (window) =>
          change(dependencies, writes, caller, window, input, found),
        ),
      ),
    );
    return shown(dependencies, caller, outcome);
  };
}

async function readNamed(
  { clouds }: Dependencies,
  caller: Caller,
  window: MaintenanceWindow,
  ids: readonly string[] | null,
): Promise<Found | { readonly refusals: readonly Refusal[] } | null> {
  if (ids === null) return null;
  if (ids.length === 0) return { refusals: [refusal('INVALID_VALUE', 'Name at least one host.', 'hostIds')] };
  const cloud = cloudOf(clouds, caller, window.cloud);
  const wrong = ids.filter((id) => parseHostId(id)?.cloud !== window.cloud);
  if (cloud === null || wrong.length > 0) return { refusals: wrong.map(hostNotFound) };
  const names = [...new Set(ids.flatMap((id) => parseHostId(id)?.name ?? []))];
  return readHosts(computeFor(cloud, caller), cloud.name, names);
}

async function change(
  dependencies: Dependencies,
  writes: MaintenanceWrites,
  caller: Caller,
  window: MaintenanceWindow,
  input: UpdateInput,
  found: Found | null,
): Promise<readonly Refusal[]> {
  const now = dependencies.now();
  if (hasEnded(window)) return [refusal('INVALID_EVENT', `The window is ${window.state}: it has ended.`, 'id')];
  const draft = draftOf(window, input);
  const hosts = await hostChange(writes, window, found);
  const fields = [
    ...FIELDS.filter((field) => !isSame(window[field], draft[field])),
    ...(hosts.changed ? ['hosts'] : []),
  ];
  const moved = TERMS.some((field) => fields.includes(field)) && window.phase !== 'IN_PROGRESS';
  const workflow = await dependencies.store.workflow(window.workflow.name, window.workflow.version);
  const asked = moved && workflow?.asksOwners !== false;
  const timed = DATES.some((field) => fields.includes(field));
  const refusals = [...windowFaults(draft, asked, now, timed), ...hosts.refusals];
  if (refusals.length > 0) return refusals;
  if (fields.length === 0) return [];
  const revision = window.revision + 1;
  const next = { ...draft, revision, datesRevision: moved ? revision : window.datesRevision, updatedAt: now };
  const overlap = await writes.updateWindow(next, hosts.ids);
  if (overlap !== null) return [overlapRefusal(overlap)];

  await askAgain(writes, next, moved, now);
  await tell(writes, next, actorOf(caller), { type: 'WINDOW_UPDATED', changedFields: fields });
  await joinServers(dependencies, writes, next, hosts.changed ? found : null);
  // The reason in Nova carries the summary, and a host that joins others that are held is held with them.
  const inNova = fields.includes('summary') || hosts.changed;
  if (inNova && (hosts.held || MOVING_PHASES.includes(next.phase))) {
    await writes.enqueue({ action: 'disableHosts', window: window.id });
  }
  await writes.wake(window.id, now);
  return [];
}

const DATES = ['acknowledgeBy', 'drainAt', 'startsAt', 'endsAt'] as const satisfies readonly (keyof UpdateInput)[];
/** Whoever agreed to other terms is asked again, and needs the time for it; but not once the work is under way. */
const TERMS = [...DATES, 'onSilence', 'allowedActions', 'defaultAction'] as const;
const FIELDS = [
  'summary',
  'description',
  ...DATES,
  'timeZone',
  'onSilence',
  'allowedActions',
  'defaultAction',
] as const satisfies readonly (keyof UpdateInput)[];

/** What may be absent is taken away by null; to everything else null is the same as left out. */
function draftOf(window: MaintenanceWindow, input: UpdateInput): MaintenanceWindow {
  const optional = <Value>(value: Value | null | undefined, before: Value | null) =>
    value === undefined ? before : value;
  return {
    ...window,
    summary: input.summary?.trim() ?? window.summary,
    description: optional(input.description, window.description),
    acknowledgeBy: optional(input.acknowledgeBy, window.acknowledgeBy),
    drainAt: optional(input.drainAt, window.drainAt),
    startsAt: input.startsAt ?? window.startsAt,
    endsAt: optional(input.endsAt, window.endsAt),
    timeZone: input.timeZone ?? window.timeZone,
    onSilence: input.onSilence ?? window.onSilence,
    allowedActions: [...new Set(input.allowedActions ?? window.allowedActions)],
    defaultAction: input.defaultAction ?? window.defaultAction,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface HostChange {
  readonly changed: boolean;
  readonly held: boolean;
  readonly ids?: readonly HostId[];
  readonly refusals: readonly Refusal[];
}

/** A host that the window holds in Nova cannot be taken out of it: nobody would enable it again. */
async function hostChange(
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  found: Found | null,
): Promise<HostChange> {
  const before = await writes.hostsOf(window.id);
  const held = before.filter(({ hold }) => hold === 'HELD' || hold === 'WRITING');
  if (found === null) return { changed: false, held: held.length > 0, refusals: [] };
  const ids = found.hosts.map(({ id }) => id);
  const changed = ids.length !== before.length || before.some(({ host }) => !ids.includes(host));
  const refusals = held
    .filter(({ host }) => !ids.includes(host))
    .map(({ host }) => {
      const message = `${host} is disabled by this window: cancel or reschedule the window instead.`;
      return refusal('INVALID_VALUE', message, 'hostIds');
    });
  return { changed, held: held.length > 0, ids, refusals };
}

/** Silence to the old dates says nothing of the new ones. */
async function askAgain(
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  moved: boolean,
  now: Date,
): Promise<void> {
  if (!moved) return;
  for (const server of await writes.serversOf(window.id)) {
    if (server.answer === 'SILENT') await writes.updateServer({ ...server, answer: 'PENDING', updatedAt: now });
  }
}

async function joinServers(
  dependencies: Dependencies,
  writes: MaintenanceWrites,
  window: MaintenanceWindow,
  found: Found | null,
): Promise<void> {
  const known = new Set((await writes.serversOf(window.id)).map(({ server }) => server));
  const added = joining(dependencies, window, found?.servers ?? [], dependencies.now()).filter(
    ({ server }) => !known.has(server),
  );
  await writes.insertServers(added);
  for (const server of added) await tellArrival(writes, window, server);
}
