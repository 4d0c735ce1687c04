/**
 * Brings the last known picture in line with a reading of Nova: the one place where it changes.
 *
 * What differs is kept, told once to the windows that it touches, and those windows are woken, all in one transaction
 * under the cloud's lock: whichever source or process was first, the others find nothing new. Refuses to know why Nova
 * was read.
 */

import { hostId, serverId } from '../../domain/ids.ts';
import type { HostId } from '../../domain/ids.ts';
import type { MaintenanceReads, MaintenanceWrites } from '../../domain/maintenance-store.ts';
import { thingText } from '../../domain/picture.ts';
import type { PictureMarks, ThingKind } from '../../domain/picture.ts';
import { hasEnded } from '../../domain/window.ts';
import type { MaintenanceWindow, WindowHost } from '../../domain/window.ts';
import { operatorsOf } from '../../domain/scope.ts';
import type { Dependencies } from '../dependencies.ts';
import { differences } from './differences.ts';
import type { Difference, DifferenceOf, Reading } from './differences.ts';
import { NOVA, tellHosts } from './tell-hosts.ts';
import type { Origin } from './tell-hosts.ts';

/** How much of a cloud is known once a reading is kept. */
export interface Extent {
  /** Is everything of the kind known as of the reading? */
  readonly complete: boolean;
  /** Were all servers listed? */
  readonly listed?: boolean;
}

/** Answers how many things differed. */
export type Reconcile = (reading: Reading, extent: Extent) => Promise<number>;

type Needs = Pick<Dependencies, 'now'> & { readonly store: Pick<MaintenanceReads, WindowReads> };
type WindowReads = 'windowsOfHosts' | 'windowsOfServers' | 'windowsByIds';

/** Each reading in a transaction of its own. */
export function createReconcile(dependencies: Pick<Dependencies, 'store' | 'now'>): Reconcile {
  return (reading, extent) =>
    dependencies.store.transaction(async (writes) => {
      const marks = await writes.lockPicture(reading.cloud);
      const found = await keepReading(dependencies, writes, marks, reading, { by: NOVA, toldBy: null });
      if (extent.complete) await keepExtent(writes, marks, reading, extent);
      return found;
    });
}

/**
 * Inside a transaction that holds the lock of the cloud's picture and has written nothing yet. Answers how many things
 * differed.
 */
export async function keepReading(
  needs: Needs,
  writes: MaintenanceWrites,
  marks: PictureMarks,
  reading: Reading,
  origin: Origin,
): Promise<number> {
  const found = await differences(writes, marks, reading);
  if (found.length === 0) return 0;
  const touched = await windowsTouched(needs, marks, reading.kind, found);
  const hosts = found.filter((each) => each.kind === 'host');
  // Before anything is written, so that their events stand in the order of the locks.
  const windows = hosts.length === 0 ? [] : await writes.lockWindows(operatorsOf(marks), touched.open);
  const intents = hosts.length === 0 ? [] : await writes.intentsFor(hosts.map(({ id }) => hostId(id)));
  await writes.keepThings(
    reading.cloud,
    found.map(({ kept }) => kept),
  );
  const stillOpen = windows.filter((window) => !hasEnded(window));
  await tellHosts(writes, hosts, touched.named, stillOpen, intents, origin);
  for (const window of touched.open.toSorted()) await writes.wake(window, needs.now());
  return found.length;
}

async function keepExtent(
  writes: MaintenanceWrites,
  marks: PictureMarks,
  { kind, readAt }: Pick<Reading, 'kind' | 'readAt'>,
  { listed = false }: Extent,
): Promise<void> {
  const before = marks.knownAt[kind];
  if (before !== null && before >= readAt) return;
  const problems = Object.fromEntries(Object.entries(marks.problems).filter(([of]) => of !== kind));
  await writes.keepMarks({
    ...marks,
    knownAt: { ...marks.knownAt, [kind]: readAt },
    listedAt: listed ? readAt : marks.listedAt,
    problems,
  });
}

interface Touched {
  readonly named: readonly WindowHost[];
  /** Windows that may have something to do about it, and have not ended. */
  readonly open: readonly MaintenanceWindow['id'][];
}

const NOTHING: Touched = { named: [], open: [] };

async function windowsTouched(
  { store }: Needs,
  marks: PictureMarks,
  kind: ThingKind,
  found: readonly Difference[],
): Promise<Touched> {
  // Whatever is read first is no change.
  if (kind === 'hypervisor' || marks.knownAt[kind] === null) return NOTHING;
  const scope = operatorsOf(marks);
  const servers = found.filter((each) => each.kind === 'server').filter(isWorthALook);
  const changed = found.filter((each) => each.kind === 'host').map(({ id }) => hostId(id));
  const hosts = [...changed, ...servers.flatMap(hostsOf)];
  const named = hosts.length === 0 ? [] : await store.windowsOfHosts(scope, [...new Set(hosts)]);
  const inside =
    servers.length === 0
      ? []
      : await store.windowsOfServers(
          scope,
          servers.map(({ id }) => serverId(id)),
        );
  const ids = [...new Set([...named, ...inside].map(({ window }) => window))];
  const windows = ids.length === 0 ? [] : await store.windowsByIds(scope, ids);
  return { named, open: windows.filter((window) => !hasEnded(window)).map(({ id }) => id) };
}

function hostsOf({ before, after }: DifferenceOf<'server'>): readonly HostId[] {
  return [before?.host, after?.host].filter((host) => host != null);
}

/** Nova notes a change of a server whenever it looks at it. */
function isWorthALook({ before, after }: DifferenceOf<'server'>): boolean {
  if (before === null || after === null) return true;
  return thingText({ ...before, updatedAt: null }) !== thingText({ ...after, updatedAt: null });
}
