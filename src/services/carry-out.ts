/**
 * Carries out a workflow's actions in Nova: disables a window's hosts, and enables them again.
 *
 * The rule of ownership lives here: a host that somebody else disabled, or whose reason changed since, is never
 * enabled by us. Every step may be repeated after a crash: what we are about to write is recorded before it is written.
 * Refuses to know queues and callers; it works with the cloud's service credential.
 */

import type { Compute } from '../domain/compute.ts';
import { disabledReasonText } from '../domain/disabled-reason.ts';
import type { Host } from '../domain/host.ts';
import { parseHostId } from '../domain/ids.ts';
import type { ActionJob, MaintenanceWrites } from '../domain/maintenance-store.ts';
import type { OperatorScope } from '../domain/scope.ts';
import { hasEnded } from '../domain/window.ts';
import type { HostHold, MaintenanceWindow, WindowHost } from '../domain/window.ts';
import type { Dependencies } from './dependencies.ts';

/** Does one job to the end, or throws to have it tried again. */
export type CarryOut = (job: ActionJob) => Promise<void>;

export function createCarryOut(dependencies: Dependencies): CarryOut {
  const { clouds, store, warn } = dependencies;
  const everything: OperatorScope = { kind: 'operator', clouds: clouds.map(({ name }) => name) };

  return async ({ action, window: id }) => {
    const [window] = await store.windowsByIds(everything, [id]);
    const cloud = clouds.find(({ name }) => name === window?.cloud);
    if (window === undefined || cloud === undefined) {
      warn('a job names a window of no configured cloud: dropped', { action, window: id });
      return;
    }
    const hosts = await store.hostsOfWindows(everything, [id]);
    for (const held of hosts) {
      const work = { dependencies, compute: cloud.service, window, held };
      await (action === 'disableHosts' ? disable(work) : enable(work));
    }
  };
}

interface Work {
  readonly dependencies: Dependencies;
  readonly compute: Compute;
  readonly window: MaintenanceWindow;
  readonly held: WindowHost;
}

/** `inherited`: the reason by which another window of ours held the host until now. */
async function disable(work: Work, inherited: string | null = null): Promise<void> {
  const { dependencies, compute, window, held } = work;
  if (hasEnded(window) || held.hold === 'RELEASED') return;
  const host = await readHost(work);
  if (host === null) return;

  if (held.hold === 'HELD' && host.status === 'ENABLED') {
    return record(work, 'RELEASED', null, 'It was enabled by somebody else, and is left as it is.');
  }

  const reason = await reasonFor(work);
  const ours = [held.writtenReason, inherited].some((text) => text !== null && text === host.disabledReason);
  if (host.status === 'DISABLED' && !ours) {
    await record(work, 'FOREIGN', null, 'It was disabled by somebody else already, and is left as it is.');
    return;
  }
  if (ours && held.hold === 'HELD' && reason === held.writtenReason) return;

  await dependencies.store.transaction((writes) =>
    writes.updateHost({ ...held, hold: 'WRITING', writtenReason: reason }),
  );
  if (host.status !== 'DISABLED' || host.disabledReason !== reason)
    await compute.setHostStatus(host, 'DISABLED', reason);
  await record(work, 'HELD', reason, held.hold === 'HELD' ? 'Its reason was brought up to date.' : 'Disabled.');
}

async function enable(work: Work): Promise<void> {
  const { compute, window, held } = work;
  if (held.hold === 'NONE' || held.hold === 'RELEASED') return;
  const host = await readHost(work);
  if (host === null) return record(work, 'RELEASED', null, 'Nova no longer has it.');
  if (host.status === 'ENABLED') return record(work, 'RELEASED', null, 'It was enabled by somebody else already.');
  if (held.hold === 'FOREIGN' || host.disabledReason !== held.writtenReason) {
    return record(work, 'RELEASED', null, 'It stays disabled: somebody else disabled it, or changed its reason since.');
  }
  if (window.kind === 'PERMANENT' && window.phase === 'COMPLETED') {
    return record(work, 'RELEASED', null, 'It goes for good, so it stays disabled.');
  }
  const heir = await heirOf(work);
  if (heir !== null) {
    await disable(heir, held.writtenReason);
    return record(work, 'RELEASED', null, `It stays disabled for window ${heir.window.id}.`);
  }
  await compute.setHostStatus(host, 'ENABLED', null);
  await record(work, 'RELEASED', null, 'Enabled.');
}

/** Another open window that wanted the host disabled and found it disabled by us. */
async function heirOf(work: Work): Promise<Work | null> {
  const { store } = work.dependencies;
  const scope: OperatorScope = { kind: 'operator', clouds: [work.window.cloud] };
  const others = (await store.windowsOfHosts(scope, [work.held.host])).filter(({ hold }) => hold === 'FOREIGN');
  const windows = await store.windowsByIds(
    scope,
    others.map(({ window }) => window),
  );
  const open = windows
    .filter((window) => !hasEnded(window))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0];
  const held = others.find((other) => other.window === open?.id);
  return open === undefined || held === undefined ? null : { ...work, window: open, held };
}

async function readHost({ compute, held, dependencies, window }: Work): Promise<Host | null> {
  const name = parseHostId(held.host)?.name;
  const [host] = name === undefined ? [] : await compute.listHosts({ name });
  if (host === undefined) dependencies.warn('Nova has no such host', { window: window.id, host: held.host });
  return host ?? null;
}

async function reasonFor({ dependencies, window }: Work): Promise<string> {
  const links = await dependencies.store.transaction((writes) => writes.linksOf(window.id));
  return disabledReasonText(window, links[0]?.url ?? null);
}

/** What became of the host, and its event, once. */
async function record(work: Work, hold: HostHold, writtenReason: string | null, note: string): Promise<void> {
  const { dependencies, window, held } = work;
  if (held.hold === hold && held.writtenReason === writtenReason) return;
  await dependencies.store.transaction(async (writes: MaintenanceWrites) => {
    // Locked first, so that the event takes its place among the window's others in the order of commit.
    await writes.lockWindow({ kind: 'operator', clouds: [window.cloud] }, window.id);
    await writes.updateHost({ ...held, hold, writtenReason });
    await writes.append({
      type: 'HOST_CHANGED',
      window: window.id,
      windowRevision: window.revision,
      changedFields: [],
      actor: { role: 'gateway', name: 'gateway' },
      host: held.host,
      ticketUrl: null,
      audience: 'OPERATORS',
      note,
    });
  });
}
