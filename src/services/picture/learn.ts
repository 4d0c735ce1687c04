/**
 * What the gateway wrote into Nova itself goes into the picture at once: its writer sees it, and a reading that began
 * before does not take it back.
 *
 * Refuses to begin a picture: where nothing is known of a cloud, nothing is kept.
 */

import type { Host } from '../../domain/host.ts';
import type { ServerId } from '../../domain/ids.ts';
import type { MaintenanceWrites } from '../../domain/maintenance-store.ts';
import type { PictureMarks } from '../../domain/picture.ts';
import type { Dependencies } from '../dependencies.ts';
import { keepReading } from './reconcile.ts';
import { NOVA } from './tell-hosts.ts';
import type { Origin } from './tell-hosts.ts';

type Needs = Pick<Dependencies, 'store' | 'now'>;

/** The host as Nova answered it to our write; under the lock of its cloud's picture. */
export async function learnHost(
  needs: Needs,
  writes: MaintenanceWrites,
  marks: PictureMarks,
  host: Host,
  origin: Origin,
): Promise<void> {
  if (marks.knownAt.host === null) return;
  const reading = { cloud: host.cloud, kind: 'host', readAt: host.fetchedAt, items: [host] } as const;
  await keepReading(needs, writes, marks, reading, origin);
}

/** The metadata that Nova answered to our write; of whoever may not see where a server runs, the rest is not taken. */
export async function learnMetadata(
  needs: Needs,
  writes: MaintenanceWrites,
  marks: PictureMarks,
  server: ServerId,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const [known] = await writes.knownThings(marks.cloud, 'server', [server]);
  if (marks.knownAt.server === null || known?.kind !== 'server' || known.item === null) return;
  const items = [{ ...known.item, metadata }];
  const reading = { cloud: marks.cloud, kind: 'server', readAt: needs.now(), items } as const;
  await keepReading(needs, writes, marks, reading, { by: NOVA, toldBy: null });
}
