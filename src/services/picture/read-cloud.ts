/**
 * Reads one cloud with its service credential, and has what it says reconciled.
 *
 * Servers are kept up by what Nova says changed, with overlap, and all listed now and then. Refuses to know when.
 */

import type { Cloud } from '../../domain/compute.ts';
import type { Host } from '../../domain/host.ts';
import type { ServerId } from '../../domain/ids.ts';
import { serverId } from '../../domain/ids.ts';
import type { ThingKind } from '../../domain/picture.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Server } from '../../domain/server.ts';
import type { Dependencies } from '../dependencies.ts';
import { createLookAtMigrations } from './migrations.ts';
import { createReconcile } from './reconcile.ts';
import type { Extent } from './reconcile.ts';

/** What can be read of a cloud. Each throws UpstreamError when Nova does not answer. */
export interface ReadCloud {
  /** All hosts, once they are kept. */
  readonly readHosts: () => Promise<readonly Host[]>;
  readonly readHypervisors: () => Promise<void>;
  /** What changed since the last reading; all of them where they were not listed for so long. */
  readonly readServers: () => Promise<void>;
  /** All of them, due or not. */
  readonly readAllServers: () => Promise<void>;
  /** Each by itself, a few at once. */
  readonly readTheseServers: (ids: readonly ServerId[]) => Promise<void>;
  readonly noteProblem: (kind: ThingKind, problem: Problem) => Promise<void>;
}

/**
 * Nova counts whole seconds by a clock of its own, and what it writes can be seen only after it is dated: so each
 * reading reaches back behind the one before.
 */
const OVERLAP_MS = 60_000;
/** As many servers as are kept in one transaction: others want the database too. */
const CHUNK = 1000;
/** A server that is missing from a list is asked for by itself; so many in one round, the others in the next. */
const MOST_MISSING = 100;
/** Servers that are asked for by themselves at once: callers want their turn at Nova too. */
const AT_ONCE = 4;

export function createReadCloud(
  dependencies: Pick<Dependencies, 'store' | 'now' | 'clouds'>,
  { name: cloud, service }: Pick<Cloud, 'name' | 'service'>,
  listMs: number,
): ReadCloud {
  const { store, now } = dependencies;
  const reconcile = createReconcile(dependencies);
  const lookAtMigrations = createLookAtMigrations(dependencies);
  const marks = () => store.transaction((writes) => writes.lockPicture(cloud));

  const keepServers = async (readAt: Date, servers: readonly Server[], gone: readonly string[], extent: Extent) => {
    for (let from = 0; from < servers.length - CHUNK; from += CHUNK) {
      const items = servers.slice(from, from + CHUNK);
      await reconcile({ cloud, kind: 'server', readAt, items }, { complete: false });
    }
    const items = servers.slice(servers.length - (servers.length % CHUNK || CHUNK));
    await reconcile({ cloud, kind: 'server', readAt, items, gone }, extent);
  };

  const single = async (ids: readonly ServerId[]) => {
    const found: (Server | null)[] = [];
    const lanes = Array.from({ length: AT_ONCE }, async (_none, lane) => {
      for (let place = lane; place < ids.length; place += AT_ONCE) {
        const id = ids[place];
        if (id !== undefined) found[place] = await service.getServer(id);
      }
    });
    await Promise.all(lanes);
    return {
      items: found.filter((server) => server !== null),
      gone: ids.filter((_id, place) => found[place] === null),
    };
  };

  /** Absence from a list says little: a server may be on its way from page to page, or set aside for deletion. */
  const listServers = async (): Promise<void> => {
    const readAt = now();
    const servers = await service.listServers();
    const there = new Set<string>(servers.map(({ id }) => id));
    const known = await store.transaction((writes) => writes.knownDigests(cloud, 'server', null));
    const missing = known.filter(({ id, digest }) => digest !== null && !there.has(id)).map(({ id }) => serverId(id));
    const { items, gone } = await single(missing.slice(0, MOST_MISSING));
    await keepServers(readAt, [...servers, ...items], gone, { complete: true, listed: true });
  };

  return {
    readHosts: async () => {
      const readAt = now();
      const items = await service.listHosts();
      await reconcile({ cloud, kind: 'host', readAt, items, whole: true }, { complete: true });
      return items;
    },
    readHypervisors: async () => {
      const readAt = now();
      const items = await service.listHypervisors();
      await reconcile({ cloud, kind: 'hypervisor', readAt, items, whole: true }, { complete: true });
    },
    readServers: async () => {
      const { knownAt, listedAt } = await marks();
      if (knownAt.server === null || listedAt === null || now().getTime() - listedAt.getTime() >= listMs) {
        return listServers();
      }
      const changedSince = new Date(knownAt.server.getTime() - OVERLAP_MS);
      const readAt = now();
      const servers = await service.listChangedServers({ changedSince });
      await keepServers(readAt, servers, [], { complete: true });
      await lookAtMigrations(cloud, service, changedSince);
    },
    readAllServers: listServers,
    readTheseServers: async (ids) => {
      const readAt = now();
      await reconcile({ cloud, kind: 'server', readAt, ...(await single(ids)) }, { complete: false });
    },
    noteProblem: async (kind, problem) => {
      await store.transaction(async (writes) => {
        const before = await writes.lockPicture(cloud);
        if (before.problems[kind]?.message === problem.message) return;
        await writes.keepMarks({ ...before, problems: { ...before.problems, [kind]: problem } });
      });
    },
  };
}
