/**
 * Wakes the windows whose servers are being moved by anybody, as soon as Nova's record of a migration changes.
 *
 * A hint to tend, no more: what was seen is remembered by this process alone. Refuses to know what a window makes of it.
 */

import type { Compute } from '../../domain/compute.ts';
import type { CloudName } from '../../domain/ids.ts';
import { hasEnded } from '../../domain/window.ts';
import { OPEN_PHASES } from '../../domain/workflow.ts';
import { operatorsOf } from '../../domain/scope.ts';
import type { Dependencies } from '../dependencies.ts';

/** Throws UpstreamError when Nova does not answer. Asks nothing while no window of the cloud is open. */
export type LookAtMigrations = (
  cloud: CloudName,
  compute: Pick<Compute, 'listMigrations'>,
  changedSince: Date,
) => Promise<void>;

export function createLookAtMigrations({ store, now }: Pick<Dependencies, 'store' | 'now'>): LookAtMigrations {
  let seen: ReadonlyMap<number, string> = new Map();

  return async (cloud, compute, changedSince) => {
    const scope = operatorsOf({ cloud });
    const { items: open } = await store.listWindows(scope, { cloud, phase: OPEN_PHASES }, { first: 1, after: null });
    if (open.length === 0) return;
    const migrations = await compute.listMigrations({ changedSince });
    const news = migrations.filter(({ id, status }) => seen.get(id) !== status);
    seen = new Map(migrations.map(({ id, status }) => [id, status]));
    if (news.length === 0) return;
    const parts = await store.windowsOfServers(scope, [...new Set(news.map(({ server }) => server))]);
    const windows = await store.windowsByIds(scope, [...new Set(parts.map(({ window }) => window))]);
    const ids = windows.filter((window) => !hasEnded(window)).map(({ id }) => id);
    await store.transaction(async (writes) => {
      for (const id of ids.toSorted()) await writes.wake(id, now());
    });
  };
}
