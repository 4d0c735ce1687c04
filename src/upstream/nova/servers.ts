/**
 * Nova's servers, read into ours.
 *
 * Pure. Shapes are strict in what we use and ignore the rest.
 */

import { z } from 'zod';
import { hostIdOf, projectId, serverId } from '../../domain/ids.ts';
import type { CloudName, ServerId } from '../../domain/ids.ts';
import type { Server } from '../../domain/server.ts';
import { instant } from '../instant.ts';
import { pageLinks } from './pages.ts';

/**
 * A server. The host is told to administrators only. From 2.69 on, a server whose cell does not answer has the status
 * `UNKNOWN` and neither name, tags nor metadata (Compute API guide, "Handling Down Cells"). A fault comes with the
 * statuses `ERROR` and `DELETED` alone.
 */
const server = z.object({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string(),
  tenant_id: z.string(),
  metadata: z.record(z.string(), z.string()).nullish(),
  tags: z.array(z.string()).nullish(),
  fault: z.object({ message: z.string() }).nullish(),
  hostId: z.string().nullish(),
  created: instant.nullish(),
  updated: instant.nullish(),
  'OS-EXT-STS:task_state': z.string().nullish(),
  'OS-EXT-SRV-ATTR:host': z.string().nullish(),
});

export const serverBody = z.object({ server });
export const serversBody = z.object({ servers: z.array(server), servers_links: pageLinks });

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** An id that is no UUID cannot be a server's, but might lead to another path: `detail` is one. */
export function canBeServer(id: ServerId): boolean {
  return UUID.test(id);
}

/** Nova writes "no host yet" as an empty text or as null. A server without a name is called by its id. */
export function toServer(cloud: CloudName, found: z.infer<typeof server>, fetchedAt: Date): Server {
  const host = found['OS-EXT-SRV-ATTR:host'] ?? '';
  const hash = found.hostId ?? '';
  return {
    id: serverId(found.id),
    cloud,
    name: found.name ?? found.id,
    status: found.status,
    taskState: found['OS-EXT-STS:task_state'] ?? null,
    project: projectId(found.tenant_id),
    host: host === '' ? null : hostIdOf(cloud, host),
    hostHash: hash === '' ? null : hash,
    metadata: found.metadata ?? {},
    tags: found.tags ?? [],
    fault: found.fault?.message ?? null,
    createdAt: found.created ?? null,
    updatedAt: found.updated ?? null,
    fetchedAt,
  };
}
