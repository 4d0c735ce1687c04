/**
 * Takes hold of a window's host in Nova, and lets go of it again.
 *
 * The rule of ownership lives here: a host that somebody else disabled, or whose reason changed since, is never
 * enabled by us. Every step may be repeated after a crash or a failure of Nova: what we are about to write is recorded
 * beside what we wrote before, and Nova tells which of the two it has.
 */

import type { Compute } from '../domain/compute.ts';
import { disabledReasonText } from '../domain/disabled-reason.ts';
import type { Host } from '../domain/host.ts';
import { parseHostId } from '../domain/ids.ts';
import type { MaintenanceWrites } from '../domain/maintenance-store.ts';
import { operatorsOf } from '../domain/scope.ts';
import { hasEnded } from '../domain/window.ts';
import type { HostHold, MaintenanceWindow, WindowHost } from '../domain/window.ts';
import { UpstreamError } from '../errors.ts';
import type { Dependencies } from './dependencies.ts';
import { learnHost } from './picture/learn.ts';
import { GATEWAY, tell } from './tell.ts';

/** One host of one window. */
export interface HostWork {
  readonly dependencies: Dependencies;
  readonly compute: Compute;
  readonly window: MaintenanceWindow;
  readonly held: WindowHost;
}

/** Disables the host with the window's reason; on a host that is held already, brings the reason up to date. */
export async function takeHold(work: HostWork): Promise<void> {
  const { compute, window, held } = work;
  if (hasEnded(window) || held.hold === 'RELEASED' || held.hold === 'FOREIGN') return;
  const host = await readHost(work);
  if (host === null) return;
  if (held.hold === 'HELD' && host.status === 'ENABLED') {
    return settle(work, 'RELEASED', [], 'It was enabled by somebody else, and is left as it is.');
  }
  if (host.status === 'DISABLED' && !isOurs(host, held)) return yieldTo(work);

  const inNova = host.status === 'DISABLED' && host.disabledReason !== null ? [host.disabledReason] : [];
  const reason = await intend(work, inNova);
  if (reason === null) return;
  if (held.hold === 'HELD' && host.disabledReason === reason) return;
  const written = host.disabledReason === reason ? null : await compute.setHostStatus(host, 'DISABLED', reason);
  const note = held.hold === 'HELD' ? 'Its reason was brought up to date.' : 'Disabled.';
  await settle(work, 'HELD', [reason], note, { written });
}

/** The host is somebody else's. If that was another window of ours that let go in this very moment, the host is free now. */
async function yieldTo(work: HostWork): Promise<void> {
  await settle(work, 'FOREIGN', [], 'It was disabled by somebody else already, and is left as it is.');
  const again = await readHost(work);
  if (again?.status === 'ENABLED') await takeHold({ ...work, held: { ...work.held, hold: 'NONE' } });
}

/** Records the reason that is about to be written, links and all: whoever links a ticket later sees that it is. Null when the window has ended or given the host up meanwhile. */
async function intend({ dependencies, window, held }: HostWork, inNova: readonly string[]): Promise<string | null> {
  return dependencies.store.transaction(async (writes) => {
    const locked = await writes.lockWindow(operatorsOf(window), window.id);
    const still = (await writes.hostsOf(window.id)).some(({ host }) => host === held.host);
    if (locked === null || hasEnded(locked) || !still) return null;
    const links = await writes.linksOf(window.id);
    const reason = disabledReasonText(window, links[0]?.url ?? null);
    if (!inNova.includes(reason)) {
      await writes.intend({ window: window.id, host: held.host, status: 'DISABLED', reason });
    }
    if (!inNova.includes(reason) || held.hold !== 'HELD') {
      await updateHold(writes, held, { hold: 'WRITING', writtenReasons: [...new Set([...inNova, reason])] });
    }
    return reason;
  });
}

/** Enables the host if it is still ours to enable; otherwise leaves it, and says why. */
export async function letGo(work: HostWork): Promise<void> {
  const { compute, window, held } = work;
  if (held.hold === 'NONE' || held.hold === 'RELEASED') return;
  const host = await readHost(work);
  if (host === null) return settle(work, 'RELEASED', [], 'Nova no longer has it.');
  if (host.status === 'ENABLED') return release(work, 'It is enabled already.', await isOwnHand(work));
  if (held.hold === 'FOREIGN' || !isOurs(host, held)) {
    return settle(work, 'RELEASED', [], 'It stays disabled: somebody else disabled it, or changed its reason since.');
  }
  if (window.kind === 'PERMANENT' && window.phase === 'COMPLETED') {
    return settle(work, 'RELEASED', [], 'It goes for good, so it stays disabled.');
  }
  const heir = await heirOf(work);
  if (heir !== null) return handOver(work, heir);
  await intendToEnable(work);
  const written = await compute.setHostStatus(host, 'ENABLED', null);
  await release(work, 'Enabled.', true, written);
}

/** By our hand: another window may have found the host disabled by us in the moment before. Then it is its turn. */
async function release(work: HostWork, note: string, byUs: boolean, written: Host | null = null): Promise<void> {
  const late = byUs ? await heirOf(work) : null;
  const also = async (writes: MaintenanceWrites): Promise<void> => {
    if (late !== null) await entrust(writes, work, late, { hold: 'NONE', writtenReasons: [] });
  };
  await settle(work, 'RELEASED', [], note, { written, also });
}

/** Were we about to enable it? Then Nova heard us, and its answer was lost. */
async function isOwnHand({ dependencies, window, held }: HostWork): Promise<boolean> {
  const intents = await dependencies.store.transaction((writes) => writes.intentsFor([held.host]));
  return intents.some((intent) => intent.window === window.id && intent.status === 'ENABLED');
}

/** So that whoever sees the host enabled before we could tell of it knows whose hand that was. */
async function intendToEnable({ dependencies, window, held }: HostWork): Promise<void> {
  await dependencies.store.transaction((writes) =>
    writes.intend({ window: window.id, host: held.host, status: 'ENABLED', reason: null }),
  );
}

function isOurs(host: Host, { writtenReasons }: WindowHost): boolean {
  return host.disabledReason !== null && writtenReasons.includes(host.disabledReason);
}

/** Another open window that wanted the host disabled and found it disabled by us; the earliest. */
async function heirOf({ dependencies: { store }, window, held }: HostWork): Promise<WindowHost | null> {
  const scope = operatorsOf(window);
  const waiting = (await store.windowsOfHosts(scope, [held.host])).filter(({ hold }) => hold === 'FOREIGN');
  const windows = await store.windowsByIds(
    scope,
    waiting.map((each) => each.window),
  );
  const [next] = windows
    .filter((each) => !hasEnded(each))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return waiting.find((each) => each.window === next?.id) ?? null;
}

/** The host changes hands in the store alone; the heir's own job then writes its reason into Nova. */
async function handOver(work: HostWork, heir: WindowHost): Promise<void> {
  const { writtenReasons } = work.held;
  await settle(work, 'RELEASED', [], `It stays disabled for window ${heir.window}.`, {
    also: (writes) => entrust(writes, work, heir, { hold: 'WRITING', writtenReasons }),
  });
}

/** Throws, to have all of it tried again, when the heir was ended or got on by itself meanwhile. */
async function entrust(
  writes: MaintenanceWrites,
  { window }: HostWork,
  heir: WindowHost,
  hold: Pick<WindowHost, 'hold' | 'writtenReasons'>,
): Promise<void> {
  const open = await writes.lockWindow(operatorsOf(window), heir.window);
  const now = (await writes.hostsOf(heir.window)).find(({ host }) => host === heir.host);
  if (open === null || hasEnded(open) || now?.hold !== 'FOREIGN') {
    throw new Error(`window ${heir.window} went on while it was handed ${heir.host}`);
  }
  await writes.updateHost({ ...now, ...hold });
  await writes.enqueue({ action: 'disableHosts', window: heir.window });
}

async function readHost({ compute, held, dependencies, window }: HostWork): Promise<Host | null> {
  const name = parseHostId(held.host)?.name;
  const [host] = name === undefined ? [] : await compute.listHosts({ name });
  if (host === undefined) dependencies.warn('Nova has no such host', { window: window.id, host: held.host });
  return host ?? null;
}

interface Settling {
  /** The host as Nova answered it to our write; null: there was nothing to write. */
  readonly written?: Host | null;
  readonly also?: (writes: MaintenanceWrites) => Promise<void>;
}

/** Records what became of the host, and tells it once. */
async function settle(
  { dependencies, window, held }: HostWork,
  hold: HostHold,
  writtenReasons: readonly string[],
  note: string,
  { written = null, also }: Settling = {},
): Promise<void> {
  await dependencies.store.transaction(async (writes) => {
    const marks = await writes.lockPicture(window.cloud);
    // Locked first, so that the event takes its place among the window's others in the order of commit.
    const locked = await writes.lockWindow(operatorsOf(window), window.id);
    if (written !== null) {
      await learnHost(dependencies, writes, marks, written, { by: GATEWAY, toldBy: window.id });
    }
    await writes.forgetIntent({ window: window.id, host: held.host });
    await also?.(writes);
    await updateHold(writes, held, { hold, writtenReasons, problem: null });
    await tell(writes, locked ?? window, GATEWAY, {
      type: 'HOST_CHANGED',
      host: held.host,
      audience: 'OPERATORS',
      note,
    });
    await writes.wake(window.id, dependencies.now());
  });
}

/** Whoever tends the window writes to the same row: only what is ours is changed. */
async function updateHold(
  writes: MaintenanceWrites,
  { window, host }: WindowHost,
  changed: Partial<Pick<WindowHost, 'hold' | 'writtenReasons' | 'problem'>>,
): Promise<void> {
  const row = (await writes.hostsOf(window)).find((each) => each.host === host);
  if (row !== undefined) await writes.updateHost({ ...row, ...changed });
}

/** Nova will not do it: told once, however often it is tried again. Throws what it was given. */
export async function tellRefusal({ dependencies, window, held }: HostWork, error: unknown): Promise<never> {
  if (error instanceof UpstreamError && error.failure === 'REFUSED') {
    await dependencies.store.transaction(async (writes) => {
      const locked = await writes.lockWindow(operatorsOf(window), window.id);
      const row = (await writes.hostsOf(window.id)).find(({ host }) => host === held.host);
      if (locked === null || row === undefined || row.problem === error.message) return;
      await writes.updateHost({ ...row, problem: error.message });
      const told = { type: 'HOST_CHANGED', host: held.host, audience: 'OPERATORS', note: error.message } as const;
      await tell(writes, locked, GATEWAY, told);
      await writes.wake(window.id, dependencies.now());
    });
  }
  throw error;
}
