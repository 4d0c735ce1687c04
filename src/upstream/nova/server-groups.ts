/**
 * Nova's server groups: servers to be kept together or apart (os-server-groups).
 *
 * Knows how they are listed; not what a policy means.
 */

import { z } from 'zod';
import type { ServerGroup } from '../../domain/conflict.ts';
import { serverId } from '../../domain/ids.ts';
import type { ComputeOptions } from './ask.ts';
import { SERVER_GROUPS } from './microversion.ts';

const group = z.object({ id: z.string(), name: z.string(), policy: z.string(), members: z.array(z.string()) });
const groupsBody = z.object({ server_groups: z.array(group) });

/** Asked for at once. Nova may be configured to give fewer. */
const PAGE_SIZE = 1000;

/** All that the caller may see. There is no link to a next page, so the end is a page with nothing new in it. */
export async function listServerGroups({ ask, allProjects }: ComputeOptions): Promise<readonly ServerGroup[]> {
  const everybodys = allProjects ? { all_projects: 1 } : {};
  const byId = new Map<string, ServerGroup>();
  for (let offset = 0; ;) {
    const query = { ...everybodys, limit: PAGE_SIZE, offset };
    const { server_groups: page } = await ask(SERVER_GROUPS, { path: '/os-server-groups', query, shape: groupsBody });
    const before = byId.size;
    for (const found of page) byId.set(found.id, { ...found, members: found.members.map(serverId) });
    if (byId.size === before) return [...byId.values()];
    offset += page.length;
  }
}
